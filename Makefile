# The words of this house. `make run` and `make test` are all a newcomer needs.
SWIFT ?= swift
DATA  ?= city-data
PORT  ?= 8080
PYTHON ?= python3
FUZZ  ?= 1000000
# Tests that look at a running clock, and those of the whole city, would starve beside all the others.
CLOCKED = WebTests.LiveTests|StorageTests.SealingTests
WHOLE = TongbanTests
ALONE = $(CLOCKED)|$(WHOLE)

.PHONY: run build test fuzz check bench screenshots format docs help

help: ## Show these words
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## Build, make the sample city if DATA is empty, serve on 127.0.0.1:PORT
	.build/release/tongban serve --data $(DATA) --port $(PORT) --sample

build: ## Release build (the first takes 6 to 12 minutes on two cores)
	@scripts/setup.sh run
	@test -x .build/release/tongban || echo "First build: the libraries are compiled once, which takes some minutes. Progress follows."
	$(SWIFT) build -c release --product tongban

test: ## Install what tests need and run every test
	@scripts/setup.sh test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip '$(ALONE)'
	$(SWIFT) test --skip-build --filter '$(CLOCKED)'
	$(SWIFT) test --skip-build --filter '$(WHOLE)'
	scripts/test/run.sh

fuzz: ## A million inputs of chance through every parser (an hour); FUZZ=20000 for fewer
	@scripts/setup.sh test
	$(SWIFT) build --build-tests
	TONGBAN_FUZZ=$(FUZZ) $(SWIFT) test --skip-build \
		--filter 'TokenSoupTests|TextTests|HostileBytesTests|JSONPropertyTests|DamageTests|XMLTests'

check: ## Format lint, arrows, forbidden calls, build without warnings, docs
	@scripts/setup.sh test
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift
	$(PYTHON) scripts/check/arrows.py
	$(PYTHON) scripts/check/forbidden.py
	$(PYTHON) scripts/check/docs.py
	scripts/check/pango.sh
	$(SWIFT) build

format: ## Write every Swift file in the one format
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Package.swift

bench: ## Measure speed and memory; writes docs/benchmarks.md's figures to standard output
	@scripts/setup.sh bench
	Benchmarks/run.sh

screenshots: ## Write the key pages into docs/screenshots, in three languages at two widths
	@scripts/setup.sh test
	$(SWIFT) build --product tongban
	Tests/Browser/pictures.sh

docs: ## Check that README and docs tell the truth; print where they disagree with the code
	$(PYTHON) scripts/check/docs.py --verbose
