copy andon_bench.telemetry from stdin
