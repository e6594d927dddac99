import { addDays, type Day } from '#platform';
import {
	addTask,
	ensureRooms,
	planGathering,
	resolveQuestion,
	sayHelped,
	signUp,
	startDiscussion,
	writeMinutes,
	writePost
} from '#spaces/server';
import { sql } from 'kysely';
import type { Telling } from './applicant.ts';
import { inStory } from './country.ts';
import type { StoryNetwork } from './networking.ts';
import { forEach, must, type Teller } from './teller.ts';
import { talker, type Kind, type Matter } from './words/talk.ts';

type Told = Pick<Telling, 'teller'>;
/** How much is said, and between which days. */
export type Talk = { from: Day; to: Day; discussions: number; posts: readonly [least: number, most: number] };

/** Somebody of a network's room: who helps writes otherwise than who teaches. */
type Voice = { person_id: string; helper: boolean };

/**
 * What networks talk about in their rooms: ideas that are tried, measures, meetings, and people. In every network some write often,
 * many seldom, and some only read. `said` holds what was written, so that no two posts are alike.
 */
export async function tellTalk(
	{ teller }: Told,
	networks: readonly StoryNetwork[],
	matters: readonly Matter[],
	talk: Talk,
	said: Set<string>
): Promise<void> {
	await ensureRooms(teller.system(talk.from));
	let posts = 0;
	for (const { id } of networks) {
		const voices = await voicesOf(teller, id, addDays(talk.from, 1));
		const beginnings = Array.from({ length: talk.discussions }, (_, at) => at);
		await forEach(beginnings, async (at) => {
			const length = Math.max(1, daysIn(talk) - 12);
			const on = addDays(talk.from, 1 + Math.floor((length * at) / talk.discussions));
			const written = await tellDiscussion(teller, id, voices, teller.pick(matters), on, talk, said);
			posts += written;
		});
	}
	teller.say(`${networks.length * talk.discussions} discussions, ${posts} posts`);
}

const daysIn = ({ from, to }: Pick<Talk, 'from' | 'to'>): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Who may speak in a room on a day, its coordinators and experts among them. */
async function voicesOf(teller: Teller, roomId: string, on: Day): Promise<Voice[]> {
	return inStory(teller, async (trx) => {
		const { rows } = await sql<Voice>`
			select person_id, bool_or(part in ('network_coordinator', 'expert')) as helper from spaces.member
			where room_id = ${roomId} and part <> 'centre_officer' and starts_on <= ${on}::date and ends_on is null
			group by person_id order by person_id`.execute(trx);
		return rows;
	});
}

async function tellDiscussion(
	teller: Teller,
	room_id: string,
	voices: readonly Voice[],
	matter: Matter,
	on: Day,
	{ to, posts }: Talk,
	said: Set<string>
): Promise<number> {
	const words = talker(teller, said);
	const kind = teller.pick<Kind>(['idea', 'idea', 'idea', 'measure', 'measure', 'matter', 'worry']);
	const starter = kind === 'matter' ? teller.pick(voices.filter(({ helper }) => helper)) : often(teller, voices);
	const question = kind === 'idea' || kind === 'measure';
	const { discussion_id } = await must(
		startDiscussion(teller.as(starter.person_id, on, '07:05'), {
			...{ room_id, visibility: 'network', question },
			title: words.title(kind, matter),
			body: words.opening(kind, matter)
		})
	);
	const written: { id: string; author: string }[] = [];
	const moments = momentsFrom(teller, on, teller.between(...posts) - 1).filter(({ day }) => day < to);
	for (const { day, time } of moments) {
		const voice = often(teller, voices);
		const answered = written.length > 0 && teller.happens(0.45) ? teller.pick(written) : undefined;
		const body = answered ? words.reply(matter) : voice.helper ? words.advice(matter) : words.experience(matter);
		const by = teller.as(voice.person_id, day, time);
		const post = await must(writePost(by, { discussion_id, parent_id: answered?.id ?? null, body, came_by: 'page' }));
		written.push({ id: post.id, author: voice.person_id });
	}
	const last = addDays(moments.at(-1)?.day ?? on, 1);
	await thank(teller, voices, written, starter, last);
	const [best] = written;
	if (question && best && teller.happens(0.6))
		await must(resolveQuestion(teller.as(starter.person_id, last, '21:00'), { discussion_id, post_id: best.id }));
	return written.length + 1;
}

/** When people write: before lessons, in breaks and in the evening, over some days, one after another. */
function momentsFrom(teller: Teller, on: Day, count: number): { day: Day; time: string }[] {
	const hours = ['07', '10', '12', '15', '17', '19', '20', '21'];
	const drawn = Array.from({ length: count }, () => teller.between(0, 5));
	return drawn
		.map((after) => ({ day: addDays(on, after), time: `${teller.pick(hours)}:${teller.between(10, 59)}` }))
		.sort((one, other) => (`${one.day} ${one.time}` < `${other.day} ${other.time}` ? -1 : 1));
}

/** Some write often: of three drawn, the one who stands first in the list. */
const often = (teller: Teller, voices: readonly Voice[]): Voice => {
	const drawn = teller.some(voices, 3);
	return voices.find((voice) => drawn.includes(voice)) as Voice;
};

async function thank(
	teller: Teller,
	voices: readonly Voice[],
	written: readonly { id: string; author: string }[],
	starter: Voice,
	on: Day
): Promise<void> {
	for (const { id, author } of written.slice(0, 2))
		for (const voice of [starter, teller.pick(voices)])
			if (voice.person_id !== author && teller.happens(0.5))
				await must(sayHelped(teller.as(voice.person_id, on, '20:30'), { post_id: id, helped: true }));
}

const lessons = [
	'Atvira matematikos pamoka 7 klasėje',
	'Lietuvių kalbos pamoka: klaida kaip medžiaga',
	'Gamtos mokslų pamoka poromis',
	'Klasės valandėlė ratu'
];

/** A lesson that somebody opened, with visitors; and what is planned next, with a task that waits. */
export async function tellGatherings(
	{ teller }: Told,
	{ id: room_id }: StoryNetwork,
	{ from, to }: Pick<Talk, 'from' | 'to'>
): Promise<void> {
	const voices = await voicesOf(teller, room_id, addDays(from, 1));
	const teachers = voices.filter(({ helper }) => !helper);
	const [lead] = voices.filter(({ helper }) => helper);
	const plan = { link: '', agenda: '', seats: '', neighbours: '', visibility: 'network', from: '10.00', to: '10.45' };
	for (const [place, title] of teller.some(lessons, 2).entries()) {
		const host = teller.pick(teachers);
		const held = addDays(from, 60 + 70 * place);
		if (addDays(held, 3) >= to) break;
		const day = { place: 'Šeimininkų mokykla', day: held, ...plan, seats: '8' };
		const { id } = await must(planGathering(teller.as(host.person_id, addDays(held, -12)), { ...day, room_id, kind: 'visit', title }));
		for (const guest of teller.some(
			teachers.filter((one) => one !== host),
			4
		))
			await must(signUp(teller.as(guest.person_id, addDays(held, -6)), { id }));
		const said = { present: '', text: 'Po pamokos kalbėjomės pusvalandį: ką matėme, ko klausėme, ką parsinešame.', next: '', seen: 0 };
		const decisions = 'Kiekviena mokykla išbando vieną dalyką iš pamokos\nKitą pamoką atveria kita mokykla';
		await must(writeMinutes(teller.as(host.person_id, held, '13:00'), { event_id: id, ...said, decisions, tasks: [] }));
	}
	if (!lead || to < teller.today) return;
	const next = {
		place: 'Nuotoliu',
		day: addDays(teller.today, 9),
		...plan,
		from: '15.00',
		to: '16.30',
		agenda: 'Po dešimt minučių kiekvienai mokyklai: ką išbandėme, ką rodo matas, ko prašome iš kitų.'
	};
	await must(
		planGathering(teller.as(lead.person_id, addDays(teller.today, -3)), {
			...next,
			room_id,
			kind: 'gathering',
			title: 'Ketvirčio aptarimas'
		})
	);
	const [owner] = teachers;
	if (owner)
		await must(
			addTask(teller.as(lead.person_id, addDays(teller.today, -3), '11:00'), {
				room_id,
				title: 'Atsiųsti mokyklos mato grafiką aptarimui',
				owner_id: owner.person_id,
				due: addDays(teller.today, 6),
				visibility: 'network'
			})
		);
}
