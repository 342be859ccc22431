/** What can be chosen. */
export interface Option {
  readonly value: string | number;
  readonly label: string;
}

interface FieldBase<Name extends string> {
  /** The argument of the command. */
  readonly name: Name;
  readonly label: string;
  /** Said under the label. */
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** Whether it is asked for, given what stands in the fields beside it; without this always. */
  readonly isShown?: (entries: Entries) => boolean;
}

/** What a form asks for, one argument of a command each. */
export type Field<Name extends string = string> = FieldBase<Name> &
  (
    | {
        readonly kind:
          'text' | 'texts' | 'long text' | 'new password' | 'json' | 'date' | 'time' | 'number' | 'numbers' | 'switch';
      }
    /** A ratio of 0 to 1 that people say in percent. */
    | { readonly kind: 'percent' }
    /** A date and a clock at a place. */
    | { readonly kind: 'instant'; readonly timeZone: string }
    | { readonly kind: 'choice' | 'choices'; readonly options: readonly Option[] }
    /** A list of things that have fields of their own. */
    | { readonly kind: 'list'; readonly fields: readonly Field[]; readonly addLabel: string }
    /** One thing that has fields of its own. */
    | { readonly kind: 'group'; readonly fields: readonly Field[] }
  );

/** What stands in a field while it is filled in: numbers and instants as they are typed. */
export type Entry = string | boolean | readonly string[] | Entries | readonly Entries[];

/** What stands in the fields of a form, by name. */
export interface Entries {
  readonly [name: string]: Entry;
}
