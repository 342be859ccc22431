import { DashboardCursorSync, type Dashboard, type Panel, type RowPanel, type VariableModel } from '@grafana/schema';
import type { PlacedPanel } from './panel.ts';

export interface Section {
  readonly title: string;
  readonly panels: readonly PlacedPanel[];
}

export interface DashboardPlan {
  /** Where it is found: /d/<uid>. Links hold on to it, so it stays. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly variables: readonly VariableModel[];
  readonly sections: readonly Section[];
  /** How far back it looks at first. */
  readonly from?: string;
  /** Until when, for what is planned. */
  readonly to?: string;
  readonly refresh?: string;
}

/** All dashboards carry it, and each links to the others by it. */
const tag = 'andon';
const columns = 24;
/** The version of Grafana's model that the image in docker-compose.yml writes itself. */
const schemaVersion = 42;

export function makeDashboard({ uid, title, description, variables, sections, ...range }: DashboardPlan): Dashboard {
  const { from = 'now-24h', to = 'now', refresh = '1m' } = range;
  return {
    uid,
    title,
    description,
    tags: [tag],
    schemaVersion,
    // The browser's zone, unless somebody has chosen another one in Grafana.
    timezone: 'browser',
    weekStart: 'monday',
    editable: false,
    graphTooltip: DashboardCursorSync.Crosshair,
    refresh,
    time: { from, to },
    links: [
      {
        type: 'dashboards',
        title: 'Other dashboards',
        tooltip: '',
        icon: 'external link',
        tags: [tag],
        asDropdown: true,
        includeVars: true,
        keepTime: true,
        targetBlank: false,
      },
    ],
    templating: { list: [...variables] },
    annotations: { list: [] },
    panels: layOut(sections),
  };
}

/** Panels from left to right, in a new line where one does not fit, each section below its title. */
function layOut(sections: readonly Section[]): (Panel | RowPanel)[] {
  const laid: (Panel | RowPanel)[] = [];
  let y = 0;
  for (const { title, panels } of sections) {
    laid.push({
      type: 'row',
      title,
      id: laid.length + 1,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: columns, h: 1 },
    });
    y += 1;
    let x = 0;
    let lineHeight = 0;
    for (const { panel, width, height } of panels) {
      if (x + width > columns) {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
      }
      laid.push({ ...panel, id: laid.length + 1, gridPos: { x, y, w: width, h: height } });
      x += width;
      lineHeight = Math.max(lineHeight, height);
    }
    y += lineHeight;
  }
  return laid;
}
