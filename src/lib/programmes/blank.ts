import { contactSection, schoolSection, section, text } from './blueprints/pieces.ts';
import type { EditionTerms } from './edition.ts';
import type { Form } from './form.ts';

/** Where a programme of a kind of its own begins: each school by itself, a journey, no agreement. The officer says the rest. */
export const blankTerms: EditionTerms = {
	grouping: { kind: 'single_school' },
	dose: { kind: 'journey' },
	agreement: null,
	projects_each_school: null,
	quiet_after_days: 45,
	participation: ['team'],
	funding: [],
	packs: [],
	team_duties: [],
	weak_points: []
};

/** A form that asks only what every application says: which school, whom to call, who takes part. */
export const blankForm: Form = {
	minutes: 20,
	head_signs: false,
	while_unmet: 'blocked',
	sections: [schoolSection, contactSection, section('team', 'team', text('Komanda', 'Team'), null, [])]
};
