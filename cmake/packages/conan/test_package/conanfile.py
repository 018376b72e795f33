"""The package of the recipe is found by another project."""

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout


class PerfevalTest(ConanFile):
    """Builds and runs one program."""

    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "CMakeToolchain"

    def requirements(self) -> None:
        """The package under test."""
        self.requires(self.tested_reference_str)

    def layout(self) -> None:
        """Folders."""
        cmake_layout(self)

    def build(self) -> None:
        """Build."""
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self) -> None:
        """Run."""
        if can_run(self):
            self.run("./program", cwd=self.cpp.build.bindir, env="conanrun")
