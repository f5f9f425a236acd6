import cscsim
import pytest
from cscsim import charts
from matplotlib import pyplot


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def words(ax):
    return " ".join(text.get_text() for text in ax.texts)


def test_plot_draws_a_line_and_a_band_per_arm(result):
    ax = result.plot("cla_31mar")
    assert [line.get_label() for line in ax.lines] == ["as usual", "placebo"]
    assert len(ax.collections) == 2
    means = result.compare().query("measure == 'cla_31mar'")["mean"]
    assert [line.get_ydata()[-1] for line in ax.lines] == list(means)


def test_plot_says_unit_run_and_licence(result):
    ax = result.plot("cla_31mar")
    assert ax.get_ylabel() == result.unit("cla_31mar")
    assert "cla_31mar" in ax.get_title()
    assert ax.get_xlabel()
    for told in (result.name, "seed 7", "4 replicates", "Open Government Licence"):
        assert told in words(ax)


def test_plot_draws_into_the_axes_given(result):
    _, ax = pyplot.subplots()
    assert result.plot("cla_31mar", monthly=True, ax=ax) is ax
    assert len(ax.lines[0].get_xdata()) == 12


def test_plot_difference_names_both_arms(result):
    ax = result.plot_difference("cla_31mar", "placebo")
    assert "placebo less as usual" in ax.get_ylabel()
    assert set(ax.lines[-1].get_ydata()) == {0}


def test_plot_refuses_what_is_not_there(result):
    with pytest.raises(cscsim.InputError, match="no measure"):
        result.plot("nothing")
    with pytest.raises(cscsim.InputError, match="no authority"):
        result.plot("cla_31mar", authority="Nowhere")


def test_a_figure_holds_all_arms_and_each_difference(result):
    figure = charts.figure(result, "cla_31mar", authority="all", monthly=False)
    assert len(figure.axes) == 2
