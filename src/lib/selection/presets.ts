import type { Scheme } from './scheme.ts';
import type { CallFacts } from './scheme-faults.ts';
import { miniTrainings } from './presets/mini-trainings.ts';
import { networks } from './presets/networks.ts';
import { commonReasons, criterion, letters, text } from './presets/pieces.ts';

/** A programme of a kind of its own begins with one criterion, to be divided by its officers. */
const own: Scheme = {
	...networks,
	criteria: [
		criterion(
			'whole',
			text('Paraiškos visuma', 'The application as a whole'),
			text('Ar mokykla žino, ko jai reikia, ir galės to pasiekti?', 'Does the school know what it needs, and can it reach it?'),
			100,
			[
				text('Iš paraiškos to nematyti.', 'The application does not show it.'),
				text('Matyti, ko reikia, bet ne kaip to bus siekiama.', 'It shows what is needed, not how it will be reached.'),
				text('Matyti ir poreikis, ir kelias.', 'It shows the need and the way.'),
				text('Poreikis pagrįstas, kelias įgyvendinamas.', 'The need is grounded, and the way is feasible.')
			],
			[]
		)
	],
	reasons: commonReasons,
	letters
};

const presets: Record<string, Scheme> = { 'mini-trainings': miniTrainings, 'learning-school-networks': networks };

/**
 * With which scheme the first round of a programme begins: that of its kind, fitted to the call – no more places than the
 * call has, priority and facts between equals only where its rules know them.
 */
export const presetFor = (kind: string, call: CallFacts): Scheme => fitted(presets[kind] ?? own, call);

/** A scheme of another call, as far as it can hold for this one: quotas of groups that the call does not know fall away. */
export const fitted = (scheme: Scheme, call: CallFacts): Scheme => ({
	...scheme,
	capacity: call.capacity,
	priority: call.gives_priority ? scheme.priority : { kind: 'none' },
	tie_facts: scheme.tie_facts.filter((fact) => call.tie_facts.includes(fact)),
	quotas: scheme.quotas.filter(({ by, value }) => ({ topic: call.topics, county: call.counties, type: call.types })[by].includes(value))
});
