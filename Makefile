.PHONY: run test

run:
	@sh installer/run.sh run

test:
	@sh installer/run.sh test
