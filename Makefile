# The two commands of the README: `make demo` and `make test`. Each installs what is missing.

SWIFT ?= swift
CONFIGURATION ?= release
PACKAGES := libgeos-dev libproj-dev libsqlite3-dev libshp-dev libsimdjson-dev libzip-dev zlib1g-dev libssl-dev
OUT ?= out

.PHONY: demo test build install-libraries format check-format bench bench-peers clean

demo: build
	@CONFIGURATION=$(CONFIGURATION) OUT=$(OUT) sh data/demo.sh

test: install-libraries
	$(SWIFT) test -c $(CONFIGURATION)

build: install-libraries
	$(SWIFT) build -c $(CONFIGURATION) --product arpent

# apt-get by name where there is one; elsewhere the names, for the package manager at hand.
install-libraries:
	@sh .ci/install-libraries.sh $(PACKAGES)

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

check-format:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

# Our benchmarks; and ours beside those of other programs. See Benchmarks/README.md.
bench bench-peers: install-libraries
	$(MAKE) -f Benchmarks/Makefile $@

clean:
	$(SWIFT) package clean
	rm -rf $(OUT)
