# Thin names for tools/dev.py, which does the work and also runs where there is no make.
PYTHON ?= python3

.PHONY: run test check package package-test lock translations
run test check package:
	$(PYTHON) tools/dev.py $@

package-test: package
	.venv/bin/python -m pytest packaging

# Needs uv; the locks hold hashes and no address.
lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header \
		--python-version 3.11 --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group package --constraint requirements.lock --universal \
		--generate-hashes --no-header --python-version 3.11 --quiet --output-file packaging/requirements.lock
