"""Says what goes into a wheel: the package, and resources/ moved inside it as posapp/resources."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["posapp", "posapp.*"]), "posapp.resources"],
    package_dir={"posapp.resources": "resources"},
)
