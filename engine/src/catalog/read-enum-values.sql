-- Placeholders in braces are filled with quoted identifiers.
select {key}::text as value, {comment}::text as comment
from {schema}.{table}
