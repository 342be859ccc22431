import { GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLArgumentConfig } from 'graphql';
import { boolExpType } from './bool-exp-type.ts';
import type { RoleTable } from './meaning.ts';
import { orderByType } from './order-by-type.ts';
import { generatedName } from './schema-builder.ts';
import type { SchemaBuilder } from './schema-builder.ts';
import { selectColumnType } from './select-column-type.ts';

export type Arguments = Readonly<Record<string, GraphQLArgumentConfig>>;

/** `distinct_on, limit, offset, order_by, where` of a selection of rows. */
export function selectArguments(builder: SchemaBuilder, on: RoleTable): Arguments {
  const columns = selectColumnType(builder, on);
  const { naming } = on.source;
  return {
    ...(columns === null
      ? {}
      : {
          [generatedName(naming, 'distinct_on')]: {
            type: new GraphQLList(new GraphQLNonNull(columns)),
            description: 'distinct select on columns',
            extensions: { andon: { acceptsNull: true } },
          },
        }),
    limit: {
      type: GraphQLInt,
      description: 'limit the number of rows returned',
      extensions: { andon: { value: { kind: 'limit' } } },
    },
    offset: {
      type: GraphQLInt,
      description: 'skip the first n rows. Use only with order_by',
      extensions: { andon: { value: { kind: 'offset' } } },
    },
    [generatedName(naming, 'order_by')]: {
      type: new GraphQLList(new GraphQLNonNull(orderByType(builder, on))),
      description: 'sort the rows by one or more columns',
      extensions: { andon: { acceptsNull: true } },
    },
    where: whereArgument(builder, on),
  };
}

/** `where` of a selection. */
export function whereArgument(builder: SchemaBuilder, on: RoleTable): GraphQLArgumentConfig {
  return {
    type: boolExpType(builder, on),
    description: 'filter the rows returned',
    extensions: { andon: { acceptsNull: true } },
  };
}
