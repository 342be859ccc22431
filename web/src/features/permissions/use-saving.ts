import { useState } from 'react';
import { AdminApiError, type AdminApi } from './admin-api.ts';
import type { CellName, ExportedMetadata, SourceMetadata } from './metadata.ts';
import { permissionCommands } from './permission-commands.ts';
import { writeDraft, type PermissionDraft } from './permission-draft.ts';

export interface SavingParts {
  readonly api: AdminApi;
  readonly metadata: ExportedMetadata;
  readonly source: SourceMetadata;
  readonly cell: CellName;
  /** Called when the server has taken it. */
  readonly onSaved: (change: 'saved' | 'removed') => Promise<void>;
}

/** Saves a cell for everybody at once, unless the metadata is no longer what is seen here. */
export function useSaving({ api, metadata, source, cell, onSaved }: SavingParts) {
  const [error, setError] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);
  const save = async (draft: PermissionDraft | undefined): Promise<void> => {
    setSaving(true);
    setError(undefined);
    const permission = draft === undefined ? undefined : writeDraft(draft, cell.operation);
    const change = { cell, source, permission, comment: draft?.comment ?? '' };
    try {
      await api.changeMetadata(permissionCommands(change, metadata.resource_version));
      await onSaved(draft === undefined ? 'removed' : 'saved');
    } catch (refused) {
      setError(refused);
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving, error, isConflict: error instanceof AdminApiError && error.code === 'conflict' };
}
