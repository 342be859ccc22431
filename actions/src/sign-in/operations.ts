/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ClaimsFragment = {
  readonly session_id: string;
  readonly user_id: string;
  readonly enterprise_id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly roles: ReadonlyArray<string>;
  readonly site_ids: ReadonlyArray<number>;
  readonly terminal_id: number | null;
  readonly ends_at: string;
};

export type CheckFragment = {
  readonly user_id: string | null;
  readonly secret_hash: string | null;
  readonly retry_after_seconds: number;
};

export type BeginSignInMutationVariables = Exact<{
  email: string;
  address?: string | null | undefined;
}>;

export type BeginSignInMutation = {
  readonly checks: ReadonlyArray<{
    readonly user_id: string | null;
    readonly secret_hash: string | null;
    readonly retry_after_seconds: number;
  }>;
};

export type BeginPasswordCheckMutationVariables = Exact<{
  userId: string;
  address?: string | null | undefined;
}>;

export type BeginPasswordCheckMutation = {
  readonly checks: ReadonlyArray<{
    readonly user_id: string | null;
    readonly secret_hash: string | null;
    readonly retry_after_seconds: number;
  }>;
};

export type BeginPinSignInMutationVariables = Exact<{
  terminalTokenHash: string;
  userId: string;
  address?: string | null | undefined;
}>;

export type BeginPinSignInMutation = {
  readonly checks: ReadonlyArray<{
    readonly user_id: string | null;
    readonly secret_hash: string | null;
    readonly retry_after_seconds: number;
  }>;
};

export type OpenSessionMutationVariables = Exact<{
  userId: string;
  refreshTokenHash: string;
  address?: string | null | undefined;
}>;

export type OpenSessionMutation = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type OpenPinSessionMutationVariables = Exact<{
  terminalTokenHash: string;
  userId: string;
  address?: string | null | undefined;
}>;

export type OpenPinSessionMutation = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type RefreshSessionMutationVariables = Exact<{
  tokenHash: string;
  nextTokenHash: string;
}>;

export type RefreshSessionMutation = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type CloseSessionMutationVariables = Exact<{
  sessionId: string;
}>;

export type CloseSessionMutation = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type ChangeOwnPasswordMutationVariables = Exact<{
  sessionId: string;
  passwordHash: string;
}>;

export type ChangeOwnPasswordMutation = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type CurrentSessionQueryVariables = Exact<{
  sessionId: string;
}>;

export type CurrentSessionQuery = {
  readonly sessions: ReadonlyArray<{
    readonly session_id: string;
    readonly user_id: string;
    readonly enterprise_id: number;
    readonly name: string;
    readonly email: string | null;
    readonly role: string;
    readonly roles: ReadonlyArray<string>;
    readonly site_ids: ReadonlyArray<number>;
    readonly terminal_id: number | null;
    readonly ends_at: string;
  }>;
};

export type TerminalUsersQueryVariables = Exact<{
  terminalTokenHash: string;
}>;

export type TerminalUsersQuery = { readonly users: ReadonlyArray<{ readonly user_id: string; readonly name: string }> };

export const ClaimsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ClaimsFragment, unknown>;
export const CheckFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Check' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'sign_in_checks' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'secret_hash' } },
          { kind: 'Field', name: { kind: 'Name', value: 'retry_after_seconds' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CheckFragment, unknown>;
export const BeginSignInDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BeginSignIn' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'email' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'checks' },
            name: { kind: 'Name', value: 'begin_sign_in' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'email' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'email' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'address' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Check' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Check' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'sign_in_checks' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'secret_hash' } },
          { kind: 'Field', name: { kind: 'Name', value: 'retry_after_seconds' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BeginSignInMutation, BeginSignInMutationVariables>;
export const BeginPasswordCheckDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BeginPasswordCheck' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'checks' },
            name: { kind: 'Name', value: 'begin_password_check' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_user_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'address' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Check' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Check' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'sign_in_checks' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'secret_hash' } },
          { kind: 'Field', name: { kind: 'Name', value: 'retry_after_seconds' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BeginPasswordCheckMutation, BeginPasswordCheckMutationVariables>;
export const BeginPinSignInDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'BeginPinSignIn' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'checks' },
            name: { kind: 'Name', value: 'begin_pin_sign_in' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'terminal_token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_user_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'address' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Check' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Check' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'sign_in_checks' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'secret_hash' } },
          { kind: 'Field', name: { kind: 'Name', value: 'retry_after_seconds' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BeginPinSignInMutation, BeginPinSignInMutationVariables>;
export const OpenSessionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'OpenSession' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'refreshTokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'open_session' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_user_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'refresh_token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'refreshTokenHash' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'address' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OpenSessionMutation, OpenSessionMutationVariables>;
export const OpenPinSessionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'OpenPinSession' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'open_pin_session' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'terminal_token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_user_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'userId' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'address' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'address' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OpenPinSessionMutation, OpenPinSessionMutationVariables>;
export const RefreshSessionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RefreshSession' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'tokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'nextTokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'refresh_session' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'tokenHash' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'next_token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'nextTokenHash' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const CloseSessionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CloseSession' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'close_session' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_session_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CloseSessionMutation, CloseSessionMutationVariables>;
export const ChangeOwnPasswordDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ChangeOwnPassword' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'passwordHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'change_own_password' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_session_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
                    },
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'password_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'passwordHash' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ChangeOwnPasswordMutation, ChangeOwnPasswordMutationVariables>;
export const CurrentSessionDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'CurrentSession' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'uuid' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'sessions' },
            name: { kind: 'Name', value: 'current_session' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'of_session_id' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'sessionId' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Claims' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Claims' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'session_claims' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'session_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enterprise_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'email' } },
          { kind: 'Field', name: { kind: 'Name', value: 'role' } },
          { kind: 'Field', name: { kind: 'Name', value: 'roles' } },
          { kind: 'Field', name: { kind: 'Name', value: 'site_ids' } },
          { kind: 'Field', name: { kind: 'Name', value: 'terminal_id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ends_at' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CurrentSessionQuery, CurrentSessionQueryVariables>;
export const TerminalUsersDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'TerminalUsers' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            alias: { kind: 'Name', value: 'users' },
            name: { kind: 'Name', value: 'terminal_users' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'args' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'terminal_token_hash' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'terminalTokenHash' } },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'user_id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<TerminalUsersQuery, TerminalUsersQueryVariables>;
