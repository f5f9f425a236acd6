"""The common pathway in neworder: hazards of a week, drawn for all children at every step."""

import figures
import neworder
import numpy as np

WEEKS = round(figures.DAYS / 7)
LEAVES_A_WEEK = 7 / np.array(
    [figures.DAYS_PER_YEAR / figures.REFERRALS_A_YEAR, figures.ASSESSMENT, figures.PLAN, figures.CARE]
)
GOES_ON = np.array([1.0, figures.TO_PLAN, figures.TO_CARE, 0.0])


class Pathway(neworder.Model):
    def __init__(self, children: int, seed: int) -> None:
        super().__init__(neworder.LinearTimeline(0.0, float(WEEKS), WEEKS), lambda: seed)
        self.stage = np.zeros(children, dtype=np.int64)
        self.ended = np.zeros(4, dtype=np.int64)
        self.chances = -np.expm1(-LEAVES_A_WEEK)

    def step(self) -> None:
        leaves = np.flatnonzero(self.mc.hazard(self.chances[self.stage]))
        now = self.stage[leaves]
        self.ended += np.bincount(now, minlength=4)
        goes_on = self.mc.ustream(leaves.size) < GOES_ON[now]
        self.stage[leaves] = np.where(goes_on, now + 1, 0)


def pathway(children: int, seed: int) -> dict[str, int]:
    model = Pathway(children, seed)
    neworder.run(model)
    return dict(zip(figures.EXPECTED, model.ended.tolist(), strict=True))


if __name__ == "__main__":
    figures.report(pathway)
