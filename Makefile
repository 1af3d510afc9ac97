# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# A thin front to CMake. `make demo` and `make test` are all that a fresh Debian 12 machine needs.
PRESET ?= release
BUILD := build/$(PRESET)
PARE := $(BUILD)/pare
JOBS ?= $(shell nproc)
PYTHON ?= python3
# The labelled data that benchmarks and extra checks take, where there is any.
DATA ?= ../shared/data
SEEDS ?= ../shared/seeds
# The models of the folds, where training has left them.
FOLDS ?= build/train/folds
# What training needs from PyPI.
TRAINER := build/venv/train

.PHONY: help setup build demo test samples bench quality train train-repeats rules-bench effect fuzz \
        install clean

help:
	@sed -n 's/^#: //p' Makefile

#: make setup     install what is missing from Debian (as root or with sudo)
setup:
	@cmake/setup.sh

#: make build     set up, then build everything into build/release
build: setup
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET) -j $(JOBS)

#: make demo      build, then clean a sample page and a sample text before your eyes
demo: build
	@cmake/demo.sh $(PARE)

#: make test      build, then run all tests
test: build
	@ctest --preset $(PRESET)

#: make samples   write the samples' expected outputs anew; the diff is the review
samples: build
	@PARE_UPDATE_SAMPLES=1 $(BUILD)/tests/samples_test --gtest_brief=1

#: make quality   measure pare and other extractors on labelled data, and write
#:                build/quality/report.md: DATA=folder SEEDS=folder; FRESH=1 runs the others
#:                anew, CV=file takes cross-validated rows, FOLDS=folder the models of
#:                training's folds for calibration, LIMIT=N only N pages a set
quality:
	@ls $(DATA)/*/gold.jsonl.gz >/dev/null 2>&1 || { \
	  echo "quality: no labelled sets in $(DATA): name their folder with DATA=folder;" \
	       "bench/README.md says what belongs there" >&2; exit 2; }
	@cmake/setup.sh python3-venv
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET) -j $(JOBS) --target pare_quality
	@PYTHON=$(PYTHON) bench/report/venv.sh build/venv/report
	@build/venv/report/bin/python bench/report/quality_report.py --quality $(BUILD)/bench/quality \
	  --data $(DATA) --seeds $(SEEDS) --out build/quality --missing build/venv/report/missing.txt \
	  $(if $(FRESH),--fresh) $(if $(CV),--cv $(CV)) $(if $(LIMIT),--limit $(LIMIT)) \
	  --folds $(FOLDS)

#: make bench     time pare and other extractors on the same pages, and write
#:                build/bench/speed.md: DATA=folder; LIMIT=N pages, ROUNDS=N
bench:
	@ls $(DATA)/wcxb-dev/gold.jsonl.gz >/dev/null 2>&1 || { \
	  echo "bench: no wcxb-dev in $(DATA): name its folder with DATA=folder;" \
	       "bench/README.md says what belongs there" >&2; exit 2; }
	@cmake/setup.sh python3-venv valgrind libbenchmark-dev
	@cmake --preset $(PRESET) >/dev/null
	@cmake --build --preset $(PRESET) -j $(JOBS)
	@PYTHON=$(PYTHON) bench/report/venv.sh build/venv/report
	@build/venv/report/bin/python bench/report/speed_report.py --pare $(PARE) --speed $(BUILD)/bench/speed \
	  --sizes $(BUILD)/bench/size_speed --data $(DATA) --out build/bench \
	  $(if $(LIMIT),--limit $(LIMIT)) $(if $(ROUNDS),--rounds $(ROUNDS))
	@[ ! -x $(BUILD)/bench/micro ] || $(BUILD)/bench/micro

#: make rules-bench  time the built-in rules against 10,000 others: DATA=folder
rules-bench: build
	@$(BUILD)/bench/rule_speed $(DATA)/wcxb-dev

#: make effect    what each rule file adds to the figures (ten minutes): DATA=folder SEEDS=folder
effect: build
	@$(BUILD)/bench/effect --seeds $(SEEDS) $(DATA)

#: make train     train the story cut and the judge anew (forty minutes), and measure the models of the
#:                folds on hosts that they have not seen (five more): DATA=folder
train: build $(TRAINER)/ready
	@$(TRAINER)/bin/python bench/train/story.py --features $(BUILD)/bench/story_features \
	  --pages $(BUILD)/bench/features --data $(DATA) --write rules/story.model
	@cmake --build --preset $(PRESET) -j $(JOBS)
	@$(TRAINER)/bin/python bench/train/train.py --features $(BUILD)/bench/features \
	  --data $(DATA) --work build/train --write rules/judge.model
	@$(TRAINER)/bin/python bench/train/validate.py --quality $(BUILD)/bench/quality \
	  --data $(DATA) --work build/train --write bench/cross_validated.json

#: make train-repeats  train twice on labels made of samples, and compare the bytes
train-repeats: build $(TRAINER)/ready
	@BENCH=$(abspath $(BUILD))/bench $(TRAINER)/bin/python -B tests/bench/train/repeats_test.py

$(TRAINER)/ready: bench/train/requirements.txt
	@cmake/setup.sh python3-venv
	@$(PYTHON) -m venv --clear $(TRAINER)
	@$(TRAINER)/bin/pip install -q -r $<
	@touch $@

#: make fuzz      run each fuzz target for SECONDS_EACH=60 seconds under libFuzzer (clang)
fuzz: setup
	@fuzz/run.sh $(or $(SECONDS_EACH),60)

#: make install   install the program and the library: PREFIX=folder (default /usr/local)
install: build
	@cmake --install $(BUILD) --prefix $(or $(PREFIX),/usr/local)

clean:
	@rm -rf build
