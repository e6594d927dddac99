import { addDays, type Day } from '#platform';
import { decideCycle, planCycle, studyCycle, writeNote } from '#projects/server';
import type { Span, StoryProject } from './improving.ts';
import { must, type Teller } from './teller.ts';
import type { Idea } from './words/improvement/index.ts';

/** Small tests of the ideas, one after another: some are taken up, some changed, some given up. The last one is still under way in an edition that goes on. */
export async function tellCycles(
	teller: Teller,
	{ id, team }: StoryProject,
	drivers: readonly { id: string; idea: Idea }[],
	measure_id: string,
	{ from, to, ends }: Span
): Promise<void> {
	let day = from;
	let after_id = '';
	for (const [place, { id: driver_id, idea }] of teller.some(drivers, drivers.length).entries()) {
		const by = (on: Day, time?: string) => teller.as(teller.pick(team), on, time);
		const until = addDays(day, teller.between(14, 28));
		if (addDays(until, 10) >= to) return;
		const plan = {
			title: idea.name,
			question: '',
			prediction: idea.prediction,
			who: 'Komanda ir dvi savanorės',
			place: classes(teller),
			conditions: ''
		};
		const links = { driver_id, measure_id, after_id };
		const cycle: { id: string } = await must(planCycle(by(day), { project_id: id, ...plan, from_on: day, to_on: until, ...links }));
		await tellNote(teller, { id, team }, idea, addDays(day, 8));
		if (!ends && addDays(until, 40) >= to) return;
		const decision = teller.pick(['adopt', 'adopt', 'adapt', 'adapt', 'abandon'] as const);
		const done = `Bandėme ${teller.between(2, 4)} savaites, ${plan.place}.`;
		await must(
			studyCycle(by(addDays(until, 1), '15:00'), { cycle_id: cycle.id, seen: 0, done, learned: idea[decision], conditions: plan.place })
		);
		const next_step = {
			adopt: 'Pasakome visiems mokytojams.',
			adapt: 'Bandome dar kartą, pakeitę vieną dalyką.',
			abandon: 'Imamės kitos idėjos.'
		};
		await must(
			decideCycle(by(addDays(until, 3), '15:20'), {
				cycle_id: cycle.id,
				seen: 1,
				decision,
				learned: idea[decision],
				next_step: next_step[decision]
			})
		);
		after_id = decision === 'adapt' ? cycle.id : '';
		day = addDays(until, 12 + (place % 3));
	}
}

const classes = (teller: Teller): string => `${teller.pick(['5a', '5b', '6a', '6b', '7a', '7b', '8a', '8b'])} klasė`;

/** Three lines on a working day: what we tried, what happened, what next. */
async function tellNote(teller: Teller, { id, team }: Pick<StoryProject, 'id' | 'team'>, { name }: Idea, on: Day): Promise<void> {
	const note = {
		tried: `„${name}“, ${teller.pick(['antra savaitė', 'pirmas kartas', 'trečia pamoka'])}.`,
		happened: teller.pick([
			'Mokiniai iš pradžių juokavo, paskui dirbo.',
			'Užtrukome ilgiau, nei planavome, bet baigė visi.',
			'Puse klasės išėjo, kitai pusei reikėjo pagalbos.',
			'Nepavyko: pritrūko laiko pamokos pabaigoje.',
			'Viena mokinė paklausė, kodėl taip nedarome visada.'
		]),
		next: teller.pick(['Kartosime penktadienį.', 'Sutrumpinsime lapą.', 'Pakviesime kolegę pasižiūrėti.', 'Paklausime mokinių, ką keisti.'])
	};
	await must(writeNote(teller.as(teller.pick(team), on, '17:15'), { project_id: id, ...note, came_by: 'page' }));
}
