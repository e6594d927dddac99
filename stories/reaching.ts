import { addDays, type Day } from '#platform';
import { answerHealth, saveDuties, saveStaffPage, writeTaught } from '#projects/server';
import type { Telling } from './applicant.ts';
import type { Span, StoryProject } from './improving.ts';
import { must, type Teller } from './teller.ts';

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
		await must(writeTaught(by(day, '16:40'), { project_id: id, ...taught }));
	}
	const words = {
		what: `Komanda ${theme.concerns.includes('visus') ? 'visoje mokykloje' : 'keliose klasėse'} bando mažus pokyčius. Dabar – „${theme.drivers[0]?.[2]?.name ?? theme.title}“.`,
		why: theme.problem,
		changes: 'Pildyti nieko nereikia. Kviečiame ateiti į pamoką ir papasakoti, ką darote Jūs.'
	};
	await must(saveStaffPage(by(from, '17:30'), { project_id: id, seen_revision: 0, ...words }));
	await must(saveDuties(by(from, '17:40'), { project_id: id, ticked: ['leads_project', 'attends_trainings', 'involves_teachers'] }));
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
