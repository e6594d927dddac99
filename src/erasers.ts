import { eraseFromAgreements } from '#agreements/server';
import { eraseFromApplications } from '#applications/server';
import { eraseFromCredentials } from '#credentials/server';
import { eraseFromDelivery } from '#delivery/server';
import { eraseFromEvaluation } from '#evaluation/server';
import { eraseFromNetworks } from '#networks/server';
import { personEraser, type Eraser } from '#people/server';
import { eraseFromPractices } from '#practices/server';
import { eraseFromProgrammes } from '#programmes/server';
import { eraseFromProjects } from '#projects/server';
import { eraseFromReporting } from '#reporting/server';
import { eraseFromScheduling } from '#scheduling/server';
import { eraseFromSchools } from '#schools/server';
import { eraseFromSelection } from '#selection/server';
import { eraseFromSpaces } from '#spaces/server';

/**
 * What each slice does when a person is erased, on one screen; docs/privacy.md says it of every table. The highest slice first; letters
 * and what events tell come last, so that nothing is written of the person after they were cleaned.
 */
export const erasers: readonly Eraser[] = [
	eraseFromReporting,
	eraseFromPractices,
	eraseFromProjects,
	eraseFromSpaces,
	eraseFromCredentials,
	eraseFromEvaluation,
	eraseFromDelivery,
	eraseFromScheduling,
	eraseFromNetworks,
	eraseFromAgreements,
	eraseFromSelection,
	eraseFromApplications,
	eraseFromProgrammes,
	eraseFromSchools,
	personEraser
];
