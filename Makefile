# Thin names for tools/dev.py, which does the work and also runs where there is no make.
PYTHON ?= python3
COMPILE = uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet

.PHONY: run test check package package-test lock translations
run test check package:
	$(PYTHON) tools/dev.py $@

package-test: package
	.venv/bin/python -m pytest packaging

# Needs uv; the locks hold hashes and no address.
lock:
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --group package --constraint requirements.lock \
		--output-file packaging/requirements.lock
