import { AreaDetails } from './area-details.tsx';
import { EnterpriseDetails } from './enterprise-details.tsx';
import { MachineDetails } from './machine-details.tsx';
import type { Place } from './place.ts';
import { SiteDetails } from './site-details.tsx';

export interface PlaceDetailsProps {
  readonly place: Place;
  readonly choose: (key: string) => void;
}

/** What there is to say about a place, and to do there. */
export function PlaceDetails({ place, choose }: PlaceDetailsProps) {
  switch (place.kind) {
    case 'enterprise':
      return <EnterpriseDetails {...place} choose={choose} />;
    case 'site':
      return <SiteDetails {...place} choose={choose} />;
    case 'area':
      return <AreaDetails {...place} choose={choose} />;
    case 'equipment':
      return <MachineDetails {...place} />;
  }
}
