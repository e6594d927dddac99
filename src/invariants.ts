import { agreementsInvariants } from '#agreements/server';
import { applicationsInvariants } from '#applications/server';
import { consultationInvariants, deliveryInvariants } from '#delivery/server';
import { credentialsInvariants } from '#credentials/server';
import { evaluationInvariants } from '#evaluation/server';
import { networksInvariants } from '#networks/server';
import { peopleInvariants } from '#people/server';
import { planningInvariants } from '#planning/server';
import { auditInvariants, floorInvariants, type Invariant } from '#platform/server';
import { bookInvariants, practicesInvariants } from '#practices/server';
import { programmesInvariants } from '#programmes/server';
import { projectsInvariants } from '#projects/server';
import { reportingInvariants } from '#reporting/server';
import { offerInvariants, timetableInvariants } from '#scheduling/server';
import { schoolsInvariants } from '#schools/server';
import { selectionInvariants } from '#selection/server';
import { spacesInvariants } from '#spaces/server';

/** Everything that always holds, on one screen: `bin/kartu doctor` asks whether it does. */
export const invariants: Invariant[] = [
	...floorInvariants,
	...auditInvariants,
	...peopleInvariants,
	...schoolsInvariants,
	...programmesInvariants,
	...applicationsInvariants,
	...selectionInvariants,
	...agreementsInvariants,
	...planningInvariants,
	...networksInvariants,
	...deliveryInvariants,
	...consultationInvariants,
	...timetableInvariants,
	...offerInvariants,
	...credentialsInvariants,
	...evaluationInvariants,
	...projectsInvariants,
	...practicesInvariants,
	...bookInvariants,
	...reportingInvariants,
	...spacesInvariants
];
