import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { treeRows, type TreeNode, type TreeRow } from './tree-row.ts';
import { treeStep } from './tree-step.ts';
import classes from './tree.module.css';

export interface TreeProps {
  /** What it is a tree of, for those who don't see the title above it. */
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Nodes below nodes, one of them chosen, complete by keyboard. */
export function Tree({ label, nodes, chosen, onChoose }: TreeProps) {
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = treeRows(nodes, closed);
  const current = rows.find(({ node }) => node.key === chosen)?.node.key;
  useEffect(() => {
    // Where somebody goes by keys stays in sight; a tree that is not at hand lets the page stand where it is.
    if (document.activeElement === tree.current && current !== undefined)
      document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  const toggle = (key: string, isOpen: boolean) => {
    setClosed(isOpen ? new Set([...closed].filter((each) => each !== key)) : new Set([...closed, key]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(event.key, rows, { key: current, closed });
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'go') onChoose(step.key);
    else toggle(step.key, step.kind === 'open');
  };
  const onClick = ({ target }: MouseEvent) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    const key = item?.dataset['key'];
    if (item === null || key === undefined) return;
    const isTwist = target instanceof Element && target.closest('[data-twist]') !== null;
    if (isTwist) toggle(key, item.ariaExpanded !== 'true');
    else onChoose(key);
  };
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      aria-activedescendant={current === undefined ? undefined : `${id}-${current}`}
      tabIndex={0}
      className={classes.tree}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => current === undefined && rows[0] !== undefined && onChoose(rows[0].node.key)}
    >
      {rows.map((row) => (
        <Item
          key={row.node.key}
          id={`${id}-${row.node.key}`}
          row={row}
          isChosen={row.node.key === current}
          isOpen={!closed.has(row.node.key)}
        />
      ))}
    </div>
  );
}

interface ItemProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
}

function Item({ id, row: { node, level, position, siblings }, isChosen, isOpen }: ItemProps) {
  const { t } = useTranslation();
  const isParent = node.children.length > 0;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isChosen}
      {...(isParent && { 'aria-expanded': isOpen })}
      className={classes.item}
      data-retired={node.isRetired === true || undefined}
      style={{ paddingInlineStart: `${(level - 1) * 1.5}rem` }}
      data-key={node.key}
    >
      <span className={classes.twist} aria-hidden="true" data-twist={isParent || undefined}>
        {isParent ? (isOpen ? '▾' : '▸') : ''}
      </span>
      <span className={classes.label}>{node.label}</span>
      {node.detail !== undefined && <span className={classes.detail}>{node.detail}</span>}
      {node.isRetired === true && <span className={classes.detail}>{t('retired')}</span>}
    </div>
  );
}
