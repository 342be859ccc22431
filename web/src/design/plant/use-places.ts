import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Option } from '../form/field.ts';
import { Plant_PlacesDocument, type Plant_PlacesQuery } from './plant.generated.ts';

/** The places that a form lets choose from. */
export interface Places {
  readonly sites: readonly Option[];
  readonly areas: readonly Option[];
  readonly lines: readonly Option[];
  readonly equipment: readonly Option[];
  /** The zone of the first site: forms about no site in particular ask for times in it. */
  readonly timeZone: string;
}

/** Sites, areas and equipment that the session sees. */
export function usePlaces(): Places {
  const [{ data }] = useQuery({ query: Plant_PlacesDocument });
  return useMemo(() => placesOf(data?.sites ?? []), [data]);
}

function placesOf(sites: Plant_PlacesQuery['sites']): Places {
  const areas = sites.flatMap((site) => site.areas.map((area) => ({ ...area, path: `${site.name} · ${area.name}` })));
  const equipment = areas.flatMap((area) =>
    area.equipment.map(({ id, name, kind, line }) => ({
      kind,
      option: { value: id, label: [area.path, line?.name, name].filter(Boolean).join(' · ') },
    })),
  );
  return {
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
    areas: areas.map(({ id, path }) => ({ value: id, label: path })),
    lines: equipment.filter(({ kind }) => kind === 'line').map(({ option }) => option),
    equipment: equipment.map(({ option }) => option).toSorted((left, right) => left.label.localeCompare(right.label)),
    timeZone: sites[0]?.time_zone ?? 'UTC',
  };
}
