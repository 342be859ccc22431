drop schema if exists andon_bench cascade
