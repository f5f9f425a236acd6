"""Every input as a frame and as a page."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import cscsim
import pytest
from cscsim import _cscsim, input_catalogue

ROOT = Path(__file__).parents[2]
DATA = ROOT / "scenarios/data"


@pytest.fixture(scope="module")
def table():
    return cscsim.inputs()


@pytest.fixture(scope="module")
def page(command, tmp_path_factory):
    path = tmp_path_factory.mktemp("inputs") / "inputs.html"
    done = command("inputs", "-o", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path.read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Ids of rows, and what a page asks of elsewhere."""

    def __init__(self):
        super().__init__()
        self.ids, self.outside, self.links = [], [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "tr" and "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.outside += [given[key] for key in ("src", "data") if key in given]
        if tag in ("link", "iframe", "img"):
            self.outside.append(tag)


@pytest.fixture(scope="module")
def tags(page):
    parsed = Tags()
    parsed.feed(page)
    return parsed


def keys_of_policies():
    return [
        f"{policy['id']}.{key['name']}" for policy in _cscsim.policy_catalogue() for key in policy["keys"]
    ]


# the frame


def test_every_parameter_and_every_key_of_a_policy_stands_once(table):
    assert list(table[table.kind == "parameter"].name) == list(cscsim.parameters()["name"])
    assert list(table[table.kind == "policy"].name) == keys_of_policies()
    assert table.name.is_unique


def test_columns_that_the_program_reads_are_those_that_are_listed(table):
    """As `columns_read` of models/population/facts.cpp names them."""
    text = (ROOT / "models/population/facts.cpp").read_text(encoding="utf-8")
    arrays = re.findall(r"constexpr const char\* \w+\[\] = {(.*?)};", text, re.DOTALL)
    series = [name for array in arrays for name in re.findall(r'"(\w+)"', array)]
    listed = table[table.kind == "table"]
    assert sorted(series) == sorted(
        name.split(": ")[1] for name in listed[listed.group == "authority_series.csv"].name
    )
    body = text.split("std::vector<std::string> columns_read() {")[1]
    for name in re.findall(r'"(\w+)"', body.split("for (const char* column : {")[1].split("}")[0]):
        assert f"authorities.csv: {name}" in set(listed.name)
    assert set(re.findall(r'"(\w+\.csv): ', body)) <= set(listed.group)


def test_tables_that_are_read_anywhere_are_listed(table):
    opened = set()
    for path in (ROOT / "models").rglob("*.cpp"):
        text = path.read_text(encoding="utf-8")
        opened |= set(re.findall(r'(?:read_table\(data_directory, |_file = )"(\w+\.(?:csv|toml))"', text))
    assert opened and opened <= set(table[table.kind == "table"].group)


def test_listed_columns_exist_and_have_a_publisher(table):
    for row in table[table.kind == "table"].itertuples():
        column = row.name.split(": ")[1]
        assert row.source and row.meaning and row.unit
        if row.group.endswith(".csv") and column.isidentifier():
            with (DATA / row.group).open(newline="", encoding="utf-8") as file:
                assert column in next(csv.reader(file)), row.name
    published = table[table.group == "ofsted_inspections.csv"].source
    assert set(published) == {"Ofsted"}
    ours = table[table.source == input_catalogue.OURS].group
    assert set(ours) == {"authority_effects.csv", "calibrated.toml", "model_parameters.csv", "posterior.csv"}


def test_what_is_known_comes_from_the_calibration(table):
    own = table[table.kind == "parameter"].set_index("name")
    with (DATA / "posterior_summary.csv").open(newline="", encoding="utf-8") as file:
        summary = {row["name"]: row for row in csv.DictReader(file)}
    for name, row in summary.items():
        assert own.known[name] == row["known"]
        assert own.posterior_low[name] == float(row["low"])
        assert own.prior[name] in ("ratio", "log", "logit", "plain")
    others = own.drop(list(summary))
    assert set(others.known) == {"not calibrated"}
    sources = cscsim.parameters().set_index("name").source
    assert (own.source == sources).all()


def test_effects_are_those_of_the_stored_table(table):
    own = table[table.kind == "parameter"].set_index("name")
    with (DATA / "sensitivity_morris.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for key in ("mu", "mu_star", "sigma", "effect", "effect_se"):
                assert own.at[row["name"], f"{row['measure']}_{key}"] == float(row[key])
    assert own.does["loops.blame"] == "" and own.moved["loops.blame"].startswith("left out: a switch")
    assert own.does["health.dentist_5_to_9"] == "moves none of the main results"
    assert own.does.str.contains("%").sum() > 30


def test_each_parameter_can_be_varied_as_its_row_says(table, scenario_path):
    own = table[table.kind == "parameter"]
    settings = [text.removeprefix("--set ") for text in own.vary]
    loaded = cscsim.load(scenario_path, settings)
    assert loaded.toml.count("\n") > len(settings)


# the page


def test_the_page_holds_each_input_once(tags, table):
    assert tags.ids == list(table.name)
    assert set(tags.links) == {f"#{name}" for name in tags.ids}


def test_the_page_needs_nothing_from_elsewhere(tags, page):
    assert not tags.outside
    assert "http" not in page.split("</style>")[1].split("Every")[0]
    assert "@import" not in page and "url(" not in page


def test_the_page_says_where_it_comes_from(page, result):
    import h5py

    assert f"Version {cscsim.__version__}" in page
    assert "Open Government Licence" in page
    with h5py.File(result.path) as file:
        hashes = dict(zip(file.attrs["data_tables"], file.attrs["data_hashes"], strict=True))
    for name, value in input_catalogue.table_hashes().items():
        assert hashes[name] == value, name
        assert value in page


def test_the_page_tells_the_evidence_of_policies(page):
    assert "referred young people remaining out of care: 86 % remained out" in page
    assert "drawn in each replicate from the evidence" in page


# the command


def test_inputs_as_csv_is_the_whole_frame(command, table):
    rows = list(csv.DictReader(io.StringIO(command("inputs", "--csv").stdout)))
    assert len(rows) == len(table)
    assert list(rows[0]) == list(table.columns)


def test_inputs_fit_100_columns(command):
    done = command("inputs")
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "--csv" in done.stdout


def test_a_page_that_cannot_be_written_is_an_error_with_its_place(command, tmp_path):
    done = command("inputs", "-o", tmp_path / "missing/page.html")
    assert done.returncode == 2
    assert "missing/page.html" in done.stderr and "Traceback" not in done.stderr
