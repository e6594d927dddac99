import { randomBytes } from 'node:crypto';
import { addDays, type Day } from '#platform';
import { asPublic, type Context } from '#platform/server';
import { halfKey, halfOf } from '#projects';
import {
	agreeToBeNamed,
	answerHealth,
	askForNames,
	readTaughtOf,
	saveDuties,
	saveHalfYear,
	saveStaffPage,
	withdrawConsent,
	writeTaught
} from '#projects/server';
import type { Telling } from './applicant.ts';
import type { Span, StoryProject } from './improving.ts';
import { must, type Teller } from './teller.ts';
import { inventName } from './words/people.ts';

type Told = Pick<Telling, 'teller'>;

const sessions = [
	['Dvidešimt minučių posėdyje: ką išbandėme ir kas nepavyko', '20'],
	['Popietė visiems mokytojams: bandome patys', '90'],
	['Atvira pamoka ir pokalbis po jos', '75'],
	['Metodinės grupės susitikimas', '45']
] as const;
const moved = [
	'Du mokytojai jau bando savo klasėse.',
	'Paprašė lapų, po savaitės aptarsime.',
	'',
	'Trys klasės pradėjo nuo kito pirmadienio.',
	'Kol kas tik klausimai, bandymų dar nėra.'
];

/** The second level (B-11): every two months the team teaches the others of its school; what it does stands on the page for all. */
export async function tellReach({ teller }: Told, { id, team, theme }: StoryProject, { from, to }: Span): Promise<void> {
	const by = (day: Day, time?: string) => teller.as(teller.pick(team), day, time);
	for (let day = from; addDays(day, 8) < to; day = addDays(day, 58)) {
		const [what, minutes] = teller.pick(sessions);
		const taught = { held_on: day, what, minutes, reached: String(teller.between(3, 8)), moved: teller.pick(moved) };
		const written = await must(writeTaught(by(day, '16:40'), { project_id: id, ...taught }));
		if (teller.happens(0.4)) await tellNames(teller, by(day, '16:50'), { project_id: id, taught_id: written.id });
	}
	const words = {
		what: `Komanda ${theme.concerns.includes('visus') ? 'visoje mokykloje' : 'keliose klasėse'} bando mažus pokyčius. Dabar – „${theme.drivers[0]?.[2]?.name ?? theme.title}“.`,
		why: theme.problem,
		changes: 'Pildyti nieko nereikia. Kviečiame ateiti į pamoką ir papasakoti, ką darote Jūs.'
	};
	await must(saveStaffPage(by(from, '17:30'), { project_id: id, seen_revision: 0, ...words }));
	await tellHalves(teller, { id, by }, { from, to });
	await must(saveDuties(by(from, '17:40'), { project_id: id, ticked: ['leads_project', 'attends_trainings', 'involves_teachers'] }));
}

/** Some of those who came agree to be named; one thinks better of it the next day. */
async function tellNames(teller: Teller, by: Context, of: { project_id: string; taught_id: string }): Promise<void> {
	await must(askForNames(by, { taught_id: of.taught_id }));
	const { taught } = await must(readTaughtOf(by, of));
	const reader = { ...by, actor: asPublic };
	const code = taught.code ?? '';
	for (let count = teller.between(1, Math.max(1, taught.reached - 1)); count > 0; count--) {
		const withdrawal = randomBytes(16).toString('base64url');
		const agreed = await must(agreeToBeNamed(reader, { code, name: inventName(teller), withdrawal, asker: of.taught_id }));
		if (teller.happens(0.1)) await must(withdrawConsent({ ...reader, now: new Date(by.now.getTime() + 86_400_000) }, agreed.withdrawal));
	}
}

const proud = [
	'Kolegos patys ateina paklausti, ką bandome.',
	'Pirmą kartą apie pamokas kalbamės ne posėdyje, o koridoriuje.',
	'Mokiniai pastebėjo pokytį anksčiau už mus.',
	'Du bandymai nepavyko, ir apie tai pasakėme visiems.'
] as const;
const need = [
	'Laiko: valandos per savaitę, kai visa komanda laisva.',
	'Pamatyti, kaip tai daro kita tinklo mokykla.',
	'Eksperto akies prie mūsų matavimų.',
	'',
	'Pagalbos pasakojant tėvams, kodėl keičiame.'
] as const;

/** At the end of each half year most teams write what they are proud of and what they need. */
async function tellHalves(
	teller: Teller,
	{ id, by }: { id: string; by: (day: Day, time?: string) => Context },
	{ from, to }: Pick<Span, 'from' | 'to'>
): Promise<void> {
	for (let half = halfOf(from); half.from < to; half = halfOf(addDays(half.to, 1))) {
		const day = addDays(half.to, half.from.slice(5, 7) === '09' ? -12 : -75);
		if (day <= from || day >= to || !teller.happens(0.75)) continue;
		const words = { proud: teller.pick(proud), need: teller.pick(need), seen: 0 };
		await must(saveHalfYear(by(day, '15:20'), { project_id: id, half: halfKey(half), ...words }));
	}
}

/** Each quarter some people of a network say how it fares (N-04). */
export async function tellHealth({ teller }: Told, projects: readonly StoryProject[], { from, to }: Span): Promise<void> {
	for (let day = addDays(from, 75); addDays(day, 2) < to; day = addDays(day, 91))
		for (const { network, team } of projects.filter((project) => project.from < day)) {
			const by = teller.as(team[0] as string, day, '18:00');
			await must(answerHealth(by, { network_id: network, ...marks(teller), note: '' }));
		}
}

const marks = (teller: Teller): Record<string, string> =>
	Object.fromEntries(
		['leadership', 'roles', 'connections', 'improvement', 'culture', 'context'].map((item) => [item, String(teller.between(2, 4))])
	);
