import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../design/live-view.tsx';
import type { FilterFault, ShapeOf } from './check-filter.ts';
import { ColumnChoice } from './column-choice.tsx';
import { everyRow } from './filter-node.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { CellName, ExportedMetadata } from './metadata.ts';
import { rootFields, type PermissionDraft } from './permission-draft.ts';
import classes from './permissions.module.css';
import { PresetList } from './preset-list.tsx';
import { RootFieldChoice } from './root-field-choice.tsx';
import { sessionVariablesOf } from './session-variables.ts';
import type { TableShape } from './table-shape.ts';

export interface PermissionFormProps {
  readonly draft: PermissionDraft;
  readonly onChange: (draft: PermissionDraft) => void;
  readonly cell: CellName;
  readonly typeName: string;
  readonly shape: TableShape | undefined;
  readonly shapeOf: ShapeOf;
  readonly faults: readonly FilterFault[];
  readonly metadata: ExportedMetadata;
}

/** Everything that a permission of the cell's operation may say. */
export function PermissionForm(props: PermissionFormProps) {
  const { draft, onChange, cell, shape, typeName, shapeOf, faults, metadata } = props;
  const { t } = useTranslation('permissions');
  if (shape === undefined) return <Loading />;
  const { operation } = cell;
  const isWrite = operation === 'insert' || operation === 'update';
  const variables = sessionVariablesOf(metadata);
  const conditions = { typeName, shapeOf, variables };
  return (
    <>
      {draft.columns !== undefined && (
        <ColumnChoice
          columns={draft.columns}
          shape={shape}
          onChange={(columns) => onChange({ ...draft, columns })}
          computedFields={operation === 'select' ? (cell.table.computed_fields ?? []).map(({ name }) => name) : []}
          chosenComputedFields={draft.computedFields}
          onChangeComputedFields={(computedFields) => onChange({ ...draft, computedFields })}
        />
      )}
      {draft.filter !== undefined && (
        <FilterEditor
          label={t('filter.rows')}
          node={draft.filter}
          onChange={(filter) => onChange({ ...draft, filter })}
          {...conditions}
        />
      )}
      {isWrite && operation === 'update' && (
        <Checkbox
          label={t('filter.ownCheck')}
          checked={draft.check !== undefined}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...draft, check: checked ? (draft.filter ?? everyRow) : undefined })
          }
        />
      )}
      {isWrite && draft.check !== undefined && (
        <FilterEditor
          label={t('filter.check')}
          node={draft.check}
          onChange={(check) => onChange({ ...draft, check })}
          {...conditions}
        />
      )}
      {faults.length > 0 && (
        <ul className={classes.faults} role="alert">
          {faults.map(({ kind, name }, index) => (
            <li key={index}>{t(`fault.${kind}`, { name })}</li>
          ))}
        </ul>
      )}
      {isWrite && (
        <PresetList
          presets={draft.presets}
          onChange={(presets) => onChange({ ...draft, presets })}
          columns={shape.columns}
          variables={variables}
        />
      )}
      <Limits {...props} />
      <TextInput
        label={t('comment')}
        value={draft.comment}
        onChange={(event) => onChange({ ...draft, comment: event.currentTarget.value })}
      />
    </>
  );
}

function Limits({ draft, onChange, cell: { operation } }: PermissionFormProps) {
  const { t } = useTranslation('permissions');
  if (operation !== 'select')
    return (
      <Checkbox
        label={t('limits.backendOnly')}
        checked={draft.isBackendOnly}
        onChange={(event) => onChange({ ...draft, isBackendOnly: event.currentTarget.checked })}
      />
    );
  return (
    <fieldset className={classes.group}>
      <legend>{t('limits.title')}</legend>
      <NumberInput
        label={t('limits.rows')}
        min={0}
        allowDecimal={false}
        value={draft.limit ?? ''}
        onChange={(value) => onChange({ ...draft, limit: value === '' ? null : Number(value) })}
      />
      <Checkbox
        label={t('limits.aggregations')}
        checked={draft.allowsAggregations}
        onChange={(event) => onChange({ ...draft, allowsAggregations: event.currentTarget.checked })}
      />
      <RootFieldChoice
        label={t('limits.queryRootFields')}
        all={rootFields.query}
        chosen={draft.queryRootFields}
        onChange={(queryRootFields) => onChange({ ...draft, queryRootFields })}
      />
      <RootFieldChoice
        label={t('limits.subscriptionRootFields')}
        all={rootFields.subscription}
        chosen={draft.subscriptionRootFields}
        onChange={(subscriptionRootFields) => onChange({ ...draft, subscriptionRootFields })}
      />
    </fieldset>
  );
}
