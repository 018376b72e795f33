# The commands of the README. Each first installs what is missing (scripts/bootstrap).
.PHONY: help demo test quick bench docs prove variants sanitize threads fuzz tidy coverage format wheel wheels sdist clean

help:  ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo:  ## Audit the seventeen published forms and print the findings
	@scripts/bootstrap demo
	@scripts/check install
	@.venv/bin/perfeval audit examples/data/forms.txt --fail-on never

test:  ## Everything CI runs: both compilers, every check, the wheel
	@scripts/bootstrap ci
	@scripts/check

quick:  ## The C++ and Python tests under one compiler
	@scripts/bootstrap test
	@scripts/check dev snippets

bench:  ## Measure: numbers, forms, compile time, C++ and Python
	@scripts/bootstrap bench
	@scripts/check bench

docs:  ## Build the documentation into site/
	@scripts/bootstrap demo
	@scripts/bootstrap docs
	@scripts/check install
	@.venv/bin/python scripts/list-packs
	@NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --strict --quiet && echo "the documentation: site/index.html"

prove:  ## Verify the exactness claims by independent methods
	@scripts/bootstrap test
	@scripts/prove

variants:  ## Read 50,000 variants of the composed forms (PERFEVAL_VARIANTS, PERFEVAL_SEED)
	@scripts/bootstrap test
	@scripts/check dev
	@PYTHONPATH=build/dev/python PERFEVAL_VARIANTS=$${PERFEVAL_VARIANTS:-50000} .venv/bin/python -m pytest -q tests/python/test_composition_variations.py

sanitize:  ## The C++ tests under the address and undefined-behaviour sanitizers
	@scripts/bootstrap ci
	@scripts/check sanitize

threads:  ## Threads that share forms, packs and cards, under the thread sanitizer
	@scripts/bootstrap ci
	@scripts/check threads

fuzz:  ## Every fuzz target for FUZZ_SECONDS (default 30)
	@scripts/bootstrap ci
	@FUZZ_RUNS=-1 scripts/check fuzz

tidy:  ## clang-tidy with its static analyser over the library, warnings as errors
	@scripts/bootstrap ci
	@scripts/check-tidy --all

coverage:  ## Lines and branches of include/ and lib/ that the tests reach
	@scripts/bootstrap ci
	@scripts/check coverage

format:  ## Format every source file
	@scripts/bootstrap ci
	@git ls-files '*.hpp' '*.cpp' '*.ipp' | xargs .venv/bin/clang-format -i
	@.venv/bin/ruff format --quiet . && .venv/bin/ruff check --quiet --fix .

wheel:  ## Build a wheel into dist/
	@scripts/bootstrap ci
	@.venv/bin/python -m build --wheel --no-isolation --outdir dist

wheels:  ## Wheels for every supported Python, in containers (cibuildwheel)
	@scripts/bootstrap release
	@.venv/bin/cibuildwheel --output-dir dist

sdist:  ## The source distribution, into dist/
	@scripts/bootstrap release
	@.venv/bin/python -m build --sdist --outdir dist

clean:  ## Remove everything that was built, except .venv
	@rm -rf build dist site
