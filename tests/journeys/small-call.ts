import { blankForm, type Draft } from '#programmes';
import { createCall, createProgramme, publishCall } from '#programmes/server';
import type { Story } from '../support/story.ts';

const both = (lt: string, en: string) => ({ lt, en });

/** A call of a small programme that asks for little: whom to call, and the municipality's word where it should be. Open since yesterday. */
export async function smallCall({ db, personas, centre }: Story, { endorsed = false } = {}): Promise<{ id: string; slug: string }> {
	const officer = db.as(personas['centre_officer']?.id ?? '', new Date());
	const programme = value(
		await createProgramme(officer, {
			centre_id: centre,
			kind: 'own',
			name: both('Skaitymo klubai', 'Reading clubs'),
			summary: both('Skaitome kartu.', 'We read together.'),
			edition: { name: both('Pirmieji metai', 'The first year'), starts_on: '2026-09-01', ends_on: '2027-06-30' }
		})
	);
	const call = value(
		await createCall(officer, {
			edition_id: programme.edition?.id ?? '',
			name: both('Kvietimas skaityti', 'Call to read'),
			summary: both('Kviečiame skaityti kartu.', 'Come and read together.'),
			opens_at: inDays(-1),
			closes_at: inDays(9),
			capacity: 20,
			categories_on: '2026-11-01',
			pupils_as_of: '2026-09-01',
			contact: { name: 'Audronė Rimkutė', email: 'audrone.rimkute@centras.example', phone: '' },
			rules: rulesWith(endorsed)
		})
	);
	value(await publishCall(officer, { call_id: call.id }));
	return call;
}

const rulesWith = (endorsed: boolean): Draft => ({
	criteria: [
		{
			id: 'first',
			criterion: endorsed ? 'municipality_endorsed' : 'school_open',
			params: {},
			severity: 'refuse',
			clause: '',
			wording: null
		}
	],
	topics: [],
	form: {
		...blankForm,
		sections: [
			...blankForm.sections.slice(0, 2),
			...(endorsed
				? [
						{
							key: 'endorsement',
							kind: 'endorsement' as const,
							title: both('Savivaldybės pritarimas', 'Endorsement'),
							intro: null,
							fields: []
						}
					]
				: [])
		]
	}
});

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

function value<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string; faults?: unknown }): Value {
	if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.faults)}`);
	return outcome.value;
}
