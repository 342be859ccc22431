import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../design/notice.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { AdminNotice } from './admin-notice.tsx';
import { checkFilter, typesOfFilter } from './check-filter.ts';
import { everyRow } from './filter-node.ts';
import { Inheritance } from './inheritance.tsx';
import { isSameJson } from './json.ts';
import { ownPermission, typeNameOf, wordOf, type CellName, type PermissionEntry } from './metadata.ts';
import { emptyDraft, readDraft, writeDraft, type PermissionDraft } from './permission-draft.ts';
import { PermissionForm } from './permission-form.tsx';
import classes from './permissions.module.css';
import { Preview } from './preview.tsx';
import type { RoleRights } from './role-rights.ts';
import { useSaving, type SavingParts } from './use-saving.ts';
import { useNeeded, useShapes } from './use-shapes.ts';

export interface PermissionEditorProps extends SavingParts {
  readonly rights: RoleRights;
  readonly choose: (cell: CellName | undefined) => void;
  /** Reads the metadata again. */
  readonly reload: () => Promise<void>;
  /** What was saved a moment ago. */
  readonly saved: 'saved' | 'removed' | undefined;
}

/** One cell: what is permitted, what somebody would see by it, and saving that for everybody at once. */
export function PermissionEditor(props: PermissionEditorProps) {
  const { api, metadata, source, cell, rights, choose, saved } = props;
  const { t } = useTranslation('permissions');
  const own = ownPermission(cell);
  const [draft, setDraft] = useState(() => (own === undefined ? undefined : readDraft(own, cell.operation)));
  const { shapeOf, need } = useShapes(api, source.tables);
  const typeName = typeNameOf(cell.table);
  const edited = [draft?.filter ?? everyRow, draft?.check ?? everyRow];
  const before = own === undefined ? everyRow : (readDraft(own, cell.operation).filter ?? everyRow);
  useNeeded(need, [typeName, ...[...edited, before].flatMap((node) => typesOfFilter(node, typeName, shapeOf))]);
  const faults = edited.flatMap((node) => checkFilter(node, typeName, shapeOf));
  const shape = shapeOf(typeName);
  const { from } = rights.rightOf(cell);
  return (
    <SideDrawer
      title={`${wordOf(cell.table)} · ${cell.role} · ${cell.operation}`}
      close={() => choose(undefined)}
      size="min(100vw, 64rem)"
    >
      <div className={classes.editor}>
        {saved !== undefined && (
          <Notice kind="empty" title={t(`saved.${saved}`)}>
            {t('saved.export')} <code>npm run metadata:export</code>
          </Notice>
        )}
        <Inheritance cell={cell} from={from} rights={rights} choose={choose} />
        {draft === undefined ? (
          <Notice kind="empty" title={t(from.length > 0 ? 'editor.onlyInherited' : 'editor.nothing')}>
            <Button onClick={() => setDraft(emptyDraft(cell.operation))}>{t('editor.permit')}</Button>
          </Notice>
        ) : (
          <PermissionForm
            draft={draft}
            onChange={setDraft}
            cell={cell}
            typeName={typeName}
            shape={shape}
            shapeOf={shapeOf}
            faults={faults}
            metadata={metadata}
          />
        )}
        {draft !== undefined && shape !== undefined && cell.operation !== 'insert' && (
          <Preview {...props} own={own} draft={draft} shape={shape} shapeOf={shapeOf} />
        )}
        <Decision {...props} draft={draft} setDraft={setDraft} own={own} hasFaults={faults.length > 0} />
      </div>
    </SideDrawer>
  );
}

interface DecisionProps extends PermissionEditorProps {
  readonly draft: PermissionDraft | undefined;
  readonly setDraft: (draft: PermissionDraft | undefined) => void;
  readonly own: PermissionEntry | undefined;
  readonly hasFaults: boolean;
}

function Decision({ draft, setDraft, own, hasFaults, ...props }: DecisionProps) {
  const { cell, metadata, reload } = props;
  const { t } = useTranslation('permissions');
  const { save, isSaving, error, isConflict } = useSaving(props);
  const isChanged = isOther(draft, own, cell);
  return (
    <>
      {error !== undefined && (
        <AdminNotice error={error}>
          {isConflict && <Button onClick={() => void reload()}>{t('editor.reload')}</Button>}
        </AdminNotice>
      )}
      <div className={classes.actions}>
        <Button onClick={() => void save(draft)} loading={isSaving} disabled={!isChanged || hasFaults}>
          {t('editor.save')}
        </Button>
        <Button
          variant="default"
          disabled={!isChanged}
          onClick={() => setDraft(own === undefined ? undefined : readDraft(own, cell.operation))}
        >
          {t('editor.undo')}
        </Button>
        {own !== undefined && (
          <Button variant="default" disabled={isSaving} onClick={() => void save(undefined)}>
            {t('editor.remove')}
          </Button>
        )}
      </div>
      {draft !== undefined && (
        <details>
          <summary>{t('editor.json', { version: metadata.resource_version })}</summary>
          <pre className={classes.json}>{JSON.stringify(writeDraft(draft, cell.operation), undefined, 2)}</pre>
        </details>
      )}
    </>
  );
}

/** Whether the draft says something else than what is saved. */
function isOther(
  draft: PermissionDraft | undefined,
  own: PermissionEntry | undefined,
  { operation }: CellName,
): boolean {
  if (draft === undefined || own === undefined) return draft !== undefined;
  return !isSameJson(writeDraft(draft, operation), own.permission) || draft.comment !== (own.comment ?? '');
}
