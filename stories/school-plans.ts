import { addDays, newId, type Day } from '#platform';
import {
	answerRemark,
	beginPlan,
	freezePlan,
	holdReview,
	makeRemark,
	planReview,
	readPlan,
	saveAction,
	savePlanTexts,
	stampPlan,
	type TypedAction
} from '#projects/server';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import { endOf, type Span, type StoryAim, type StoryProject } from './improving.ts';
import { must, type Teller } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/**
 * The school's plan (e8): written by its coordinator, remarked upon by the network's expert, approved by the head and the council
 * (D-07), and looked at every quarter (B-17). In an edition that goes on, that of every third school is still being written.
 */
export async function tellPlan({ teller }: Told, project: StoryProject, aim: StoryAim, { from, to, ends }: Span): Promise<void> {
	const { id, team } = project;
	const writer = team[0] as string;
	const by = (day: Day, time?: string) => teller.as(writer, day, time);
	const { number } = await must(beginPlan(by(from, '09:30'), id));
	const texts = textsOf(teller, project, aim).map(([key, text]) => ({ key, text, seen: { revision: 0 } }));
	await must(savePlanTexts(by(from, '10:40'), { project_id: id, texts }));
	for (const action of actionsOf(teller, project, aim, from, endOf({ from, to, ends })))
		await must(saveAction(by(addDays(from, 2)), { project_id: id, action_id: null, seen: { revision: 0 }, ...action }));
	if (addDays(from, 30) >= to) return;
	await tellRemark(teller, project, number, addDays(from, 7));
	if (!ends && teller.happens(0.33)) return;
	const { plans } = await must(readPlan(by(addDays(from, 14)), id));
	const written = plans.find((one) => one.number === number);
	await must(freezePlan(by(addDays(from, 14), '11:00'), { project_id: id, seen_revision: written?.revision ?? 0 }));
	await tellStamps(teller, project, number, addDays(from, 18));
	await tellReviews(teller, project, { from: addDays(from, 25), to, ends });
}

/** What nobody has written yet when a plan begins: the problem and its causes it has from the project. */
const textsOf = (teller: Teller, { theme }: StoryProject, { from, to }: StoryAim): [string, string][] => [
	[
		'introduction',
		`Mokykloje mokosi ${teller.pick(['120', '180', '260', '340'])} mokinių, dirba ${teller.between(18, 34)} mokytojai. Komanda tinkle dalyvauja nuo rudens.`
	],
	['self_evaluation', theme.known],
	['goal', `${theme.aim.measure}: nuo ${from} iki ${to}${theme.aim.unit === '%' ? ' %' : ` ${theme.aim.unit}`}.`],
	['monitoring', 'Reikšmes kas mėnesį įrašo komandos narė, kas ketvirtį jas aptaria mokytojų taryba.'],
	['risks', 'Per daug bandymų vienu metu; pasikeitusi komanda; savaitės, kai visi rašo kontrolinius.'],
	['dissemination', 'Kas mėnesį – dvidešimt minučių posėdyje, kartą per pusmetį – atviros pamokos kaimynams.']
];

function actionsOf(teller: Teller, { theme }: StoryProject, aim: StoryAim, from: Day, end: Day): TypedAction[] {
	return theme.drivers.flatMap(([objective, secondary, idea], place) => [
		{
			objective,
			action: secondary,
			responsible: 'Mokyklos komanda',
			performers: teller.pick(['5–8 klasių mokytojai', 'Klasių auklėtojai', 'Metodinės grupės']),
			from_on: addDays(from, 20),
			to_on: addDays(end, -10),
			funds: place === 0 ? 'Lėšų nereikia' : 'Kvalifikacijos tobulinimo lėšos, 200 Eur',
			expected: idea?.prediction ?? '',
			indicator: place === 0 ? theme.aim.measure : theme.process.measure,
			start_value: String(place === 0 ? aim.from : theme.process.from[0]),
			target_value: String(place === 0 ? aim.to : theme.process.to[1]),
			target_on: end,
			state: 'under_way'
		}
	]);
}

const remarks = [
	['goal', 'Siekis aiškus. Parašykite, kas bus, jei po pusės metų skaičius nepajudės: ką tada keisite pirmiausia?'],
	['risks', 'Trūksta vienos rizikos: mokytojų, kurie komandoje nėra, laiko. Kaip juos atlaisvinsite?'],
	['monitoring', 'Ketvirtis – per retai bandymams. Siūlau bandymus aptarti kas dvi savaites, o tarybai palikti ketvirtį.'],
	['dissemination', 'Gerai, kad numatyta, kas ir kada. Kam iš kaimynų tai pravers labiausiai? Pakvieskite juos vardu.']
] as const;

/** The network's expert remarks on one part; the school answers in its own way. */
async function tellRemark(teller: Teller, { id, network, team }: StoryProject, number: number, on: Day): Promise<void> {
	const expert = await expertOf(teller, network, on);
	if (!expert) return;
	const [part, body] = teller.pick(remarks);
	const remark = await must(makeRemark(teller.as(expert, on, '19:30'), { id: newId(), project_id: id, number, part, body }));
	const answer = teller.pick([
		{ answer: 'taken', words: 'Ačiū, pataisėme.' },
		{ answer: 'taken_in_part', words: 'Pusę pakeitėme, kitai pusei dar trūksta duomenų.' },
		{ answer: 'not_taken', words: 'Pasitarėme ir paliekame taip: mokytojams šitaip aiškiau.' }
	]);
	await must(answerRemark(teller.as(team[0] as string, addDays(on, 3), '16:10'), { remark_id: remark.id, ...answer }));
}

const expertOf = (teller: Teller, networkId: string, on: Day): Promise<string | undefined> =>
	inStory(
		teller,
		async (trx) =>
			(
				await trx
					.selectFrom('networks.duty')
					.select('person_id')
					.where('network_id', '=', networkId)
					.where('duty', '=', 'expert')
					.where('answer', '=', 'accepted')
					.where('starts_on', '<=', on)
					.where('ended_at', 'is', null)
					.executeTakeFirst()
			)?.person_id
	);

async function tellStamps(teller: Teller, { id, team }: StoryProject, number: number, on: Day): Promise<void> {
	const by = teller.as(team[0] as string, on, '13:00');
	const council = { kind: 'council', stamped_on: addDays(on, -2), document: `${teller.between(2, 9)}`, by_name: '' };
	const head = { kind: 'head', stamped_on: on, document: `V-${teller.between(20, 140)}`, by_name: '' };
	for (const stamp of [council, head]) await must(stampPlan(by, { project_id: id, number, ...stamp }));
}

/** A look at the plan every quarter, as far as today; in an edition that goes on the next one is planned. */
async function tellReviews(teller: Teller, { id, team, theme }: StoryProject, { from, to, ends }: Span): Promise<void> {
	for (let day = addDays(from, 80); addDays(day, 6) < to; day = addDays(day, 91)) {
		const { id: review_id } = await must(planReview(teller.as(team[0] as string, addDays(day, -30)), { project_id: id, planned_on: day }));
		const change = teller.pick(['none', 'same_level', 'same_level', 'higher_level'] as const);
		const seen = {
			none: `${theme.process.measure}: daroma, bet rezultato dar nematyti.`,
			same_level: `${theme.aim.measure}: juda į gerąją pusę, lygis tas pats.`,
			higher_level: `${theme.aim.measure}: pakilome vienu lygiu.`
		}[change];
		const next_step = 'Paliekame du bandymus, kitų atsisakome.';
		await must(holdReview(teller.as(team[0] as string, addDays(day, 1), '15:30'), { review_id, held_on: day, seen, change, next_step }));
	}
	if (!ends)
		await must(planReview(teller.as(team[0] as string, addDays(to, -1), '08:30'), { project_id: id, planned_on: addDays(to, 40) }));
}
