import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../design/notice.tsx';
import type { AdminApi } from './admin-api.ts';
import { AdminNotice } from './admin-notice.tsx';
import type { ShapeOf } from './check-filter.ts';
import { compileFilter, type CompiledFilter, type SessionVariables } from './compile-filter.ts';
import { everyRow } from './filter-node.ts';
import type { CellName, ExportedMetadata, PermissionEntry } from './metadata.ts';
import { typeNameOf } from './metadata.ts';
import { listPeople, type Person } from './people.ts';
import { readDraft, type PermissionDraft } from './permission-draft.ts';
import classes from './permissions.module.css';
import { PreviewComparison } from './preview-comparison.tsx';
import { previewQuestion, type PreviewAnswer, type Sight } from './preview-question.ts';
import { sessionVariablesOf } from './session-variables.ts';
import type { TableShape } from './table-shape.ts';

export interface PreviewProps {
  readonly api: AdminApi;
  readonly metadata: ExportedMetadata;
  readonly cell: CellName;
  readonly own: PermissionEntry | undefined;
  readonly draft: PermissionDraft;
  readonly shape: TableShape;
  readonly shapeOf: ShapeOf;
}

/**
 * What somebody would see by the permission as it is edited, beside what they see now. Nothing is saved for it: the filters are
 * asked as questions of the admin, with the person's session variables put in.
 */
export function Preview(props: PreviewProps) {
  const { t } = useTranslation('permissions');
  const people = usePeople(props.api);
  const [personId, setPersonId] = useState('');
  const [typed, setTyped] = useState<SessionVariables>({});
  const person = people.find(({ id }) => id === personId);
  const session = { ...person?.variables, ...typed };
  const { result, ask, isAsking } = usePreview(props, session);
  return (
    <fieldset className={classes.group}>
      <legend>{t('preview.title')}</legend>
      <div className={classes.line}>
        <NativeSelect
          label={t('preview.person')}
          value={personId}
          onChange={(event) => {
            setPersonId(event.currentTarget.value);
            setTyped({});
          }}
        >
          <option value="">{t('preview.nobody')}</option>
          {people.map(({ id, name, role, enterprise }) => (
            <option key={id} value={id}>{`${name} · ${role} · ${enterprise}`}</option>
          ))}
        </NativeSelect>
        {sessionVariablesOf(props.metadata).map((name) => (
          <TextInput
            key={name}
            label={name}
            value={session[name.toLowerCase()] ?? ''}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name.toLowerCase()]: value })}
          />
        ))}
        <Button onClick={() => void ask()} loading={isAsking}>
          {t('preview.ask')}
        </Button>
      </div>
      <PreviewResult result={result} {...props} />
    </fieldset>
  );
}

/** What came of a preview. */
type Result =
  | { readonly kind: 'compared'; readonly answer: PreviewAnswer; readonly now: Sight; readonly then: Sight }
  | { readonly kind: 'impossible'; readonly why: Exclude<CompiledFilter, { kind: 'asked' }> }
  | { readonly kind: 'failed'; readonly error: unknown };

function usePreview({ api, cell, own, draft, shape, shapeOf }: PreviewProps, session: SessionVariables) {
  const [result, setResult] = useState<Result>();
  const [isAsking, setAsking] = useState(false);
  const typeName = typeNameOf(cell.table);
  const sightOf = (seen: PermissionDraft | undefined): Sight | Exclude<CompiledFilter, { kind: 'asked' }> => {
    if (seen === undefined) return { columns: [], where: { _or: [] } };
    const compiled = compileFilter(seen.filter ?? everyRow, typeName, shapeOf, session);
    const { columns = [] } = seen;
    const all = shape.columns.map(({ name }) => name);
    return compiled.kind === 'asked'
      ? { columns: columns === '*' || cell.operation !== 'select' ? all : columns, where: compiled.where }
      : compiled;
  };
  const ask = async (): Promise<void> => {
    const now = sightOf(own === undefined ? undefined : readDraft(own, cell.operation));
    const then = sightOf(draft);
    if ('kind' in now) {
      setResult({ kind: 'impossible', why: now });
      return;
    }
    if ('kind' in then) {
      setResult({ kind: 'impossible', why: then });
      return;
    }
    setAsking(true);
    const { query, variables } = previewQuestion(cell.table, shape, now, then);
    await api.ask<PreviewAnswer>(query, variables).then(
      (answer) => setResult({ kind: 'compared', answer, now, then }),
      (error: unknown) => setResult({ kind: 'failed', error }),
    );
    setAsking(false);
  };
  return { result, ask, isAsking };
}

function PreviewResult({ result, shape, draft, cell }: PreviewProps & { readonly result: Result | undefined }) {
  const { t } = useTranslation('permissions');
  switch (result?.kind) {
    case undefined:
      return <p className={classes.plain}>{t('preview.hint')}</p>;
    case 'failed':
      return <AdminNotice error={result.error} />;
    case 'impossible':
      return (
        <Notice
          kind="empty"
          title={
            result.why.kind === 'missing'
              ? t('preview.missing', { variable: result.why.variable })
              : t('preview.unaskable', { what: result.why.what })
          }
        />
      );
    case 'compared':
      return (
        <PreviewComparison
          answer={result.answer}
          now={result.now}
          then={result.then}
          shape={shape}
          limit={draft.limit}
          operation={cell.operation}
        />
      );
  }
}

/** Everybody to choose from; nobody where the server knows no users of this platform. */
function usePeople(api: AdminApi): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    let isWanted = true;
    listPeople(api).then(
      (found) => isWanted && setPeople(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api]);
  return people;
}
