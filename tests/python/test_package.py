"""The package as a whole: what it loads, what it exports, what its stubs say."""

import ast
import subprocess
import sys
from pathlib import Path

import cscsim
from cscsim import _cscsim

HEAVY = ["pandas", "matplotlib", "xarray", "h5py", "rich", "click"]


def test_import_loads_nothing_heavy():
    code = f"import sys, cscsim; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_everything_exported_is_there_and_told():
    for name in cscsim.__all__:
        thing = getattr(cscsim, name)
        assert name == "__version__" or thing.__doc__, name


def test_stubs_name_what_the_module_has():
    stubs = ast.parse(Path(cscsim.__file__).with_name("_cscsim.pyi").read_text())
    classes = {node.name: node for node in stubs.body if isinstance(node, ast.ClassDef)}
    functions = {node.name for node in stubs.body if isinstance(node, ast.FunctionDef)}
    values = {node.target.id for node in stubs.body if isinstance(node, ast.AnnAssign)}
    public = {name for name in dir(_cscsim) if not name.startswith("_")}
    assert public == classes.keys() | functions | values
    for name, stub in classes.items():
        told = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
        assert told >= {member for member in vars(getattr(_cscsim, name)) if not member.startswith("_")}, name


def test_the_package_is_typed():
    assert Path(cscsim.__file__).with_name("py.typed").exists()
