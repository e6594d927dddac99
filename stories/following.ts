import { addDays, type Day } from '#platform';
import { ourFollowTerms, type FollowAnswer } from '#evaluation';
import { answerCommitment, askAfterWeeks, closeFollowThrough, tellObstacle, writeCommitment } from '#evaluation/server';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { chance } from './random.ts';
import { must, type Teller } from './teller.ts';

type Told = Pick<Telling, 'teller'>;

/** So many trainings of an edition have people who promise themselves something. */
const trainings = 6;

/**
 * On the last day of some trainings participants write for themselves what they will do; weeks later most of them say what came of it,
 * and a few offer what was in the way to the consultations. With chances of its own, so that nothing else turns on it.
 */
export async function tellFollowing({ teller }: Told, held: readonly Held[]): Promise<void> {
	const own = chance(82);
	const over = held.filter(({ last }) => last < teller.today);
	// The earliest and the latest: of those everything has been asked, of these nothing or little.
	const chosen = [...new Set([...over.slice(0, trainings / 2), ...over.slice(-trainings / 2)])];
	let written = 0;
	for (const one of chosen) {
		const people = one.team.filter(({ left_at }) => left_at === null && own.happens(0.8)).map(({ person_id }) => person_id);
		for (const person of people) {
			const [when = '', what = ''] = own.pick(sentences);
			await must(writeCommitment(teller.as(person, one.last, '16:40'), { delivery_id: one.id, if: when, then: what }));
		}
		written += people.length;
		for (const weeks of ourFollowTerms.weeks) await tellAsking(teller, own, one, people, weeks);
	}
	teller.say(`${written} participants promised themselves one act`);
}

async function tellAsking(teller: Teller, own: ReturnType<typeof chance>, held: Held, people: string[], weeks: number): Promise<void> {
	const asked = await morning(teller, held, weeks);
	if (!asked || addDays(asked, 3) >= teller.today) return;
	for (const person of people.filter(() => own.happens(0.75))) {
		const by = teller.as(person, addDays(asked, own.between(0, 2)), '19:10');
		const said: FollowAnswer = own.happens(0.2 + weeks / 20) ? 'did' : own.happens(0.4) ? 'changed' : 'did_not';
		await must(answerCommitment(by, { delivery_id: held.id, said }));
		if (said === 'did' || own.happens(0.4)) continue;
		const { key } = own.pick(ourFollowTerms.obstacles);
		const offer = own.happens(0.3) ? (own.happens(0.5) ? 'named' : 'unnamed') : 'no';
		await must(tellObstacle(by, { delivery_id: held.id, obstacle: key, note: own.happens(0.5) ? own.pick(words) : '', offer }));
	}
	const closes = addDays(asked, ourFollowTerms.open_days + 1);
	if (closes < teller.today) await closeFollowThrough(teller.system(closes, '00:45'), {});
}

/** The working morning on which it was asked. */
async function morning(teller: Teller, { id, last }: Held, weeks: number): Promise<Day | null> {
	const due = addDays(last, weeks * 7);
	for (let day = due; day < teller.today && day <= addDays(due, 6); day = addDays(day, 1))
		if (await askAfterWeeks(teller.system(day, '09:35'), { delivery_id: id })) return day;
	return null;
}

/** When, and what then. */
const sentences: [string, string][] = [
	['mokinys nesupras užduoties', 'pirmiausia paprašysiu draugo paaiškinti'],
	['antradienį liks penkios minutės', 'paprašysiu vienu sakiniu parašyti, ko išmoko'],
	['planuosiu naują temą', 'pasitarsiu su gretimo dalyko mokytoja'],
	['per pamoką atsakinės tie patys', 'duosiu pagalvoti poromis'],
	['vertinsiu rašinius', 'kiekvienam parašysiu vieną klausimą vietoj pažymio'],
	['kolegė pakvies į pamoką', 'nueisiu ir stebėsiu tik vieną mokinį']
];

const words = [
	'Pusmečio pabaiga, visi rašė pažymius.',
	'Vienai sunku pradėti, norėtųsi, kad pabandytų ir kolegos.',
	'Nežinau, ką daryti, kai poroje abu tyli.',
	'Reikėtų pavyzdžių vyresnėms klasėms.'
];
