import { sql } from 'kysely';
import { addDays, type Day } from '#platform';
import { renderPdf } from '#platform/server';
import type { Licence } from '#spaces';
import { addFolder, addVersion, readMaterials, shareMaterial, type SharedFile } from '#spaces/server';
import { inStory } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';
import { folders, sharer, subjects, type Subject } from './words/materials.ts';

/** Between which days, and how many in each room. */
export type Sharing = { from: Day; to: Day; materials: readonly [least: number, most: number] };
type Sharer = { person_id: string; name: string; leads: boolean; helper: boolean };
type Words = ReturnType<typeof sharer>;

/**
 * What people of rooms share: handouts, tables, leaves to be printed and links, in folders that who leads the room has made; some are mended by
 * others, so that they have versions. `said` keeps titles from coming twice.
 */
export async function shareMaterials(teller: Teller, rooms: readonly { id: string }[], sharing: Sharing, said: Set<string>): Promise<void> {
	let shared = 0;
	await forEach(
		rooms,
		async ({ id }) => {
			shared += await shareIn(teller, id, sharing, sharer(teller, said));
		},
		1
	);
	teller.say(`${shared} materials in ${rooms.length} rooms`);
}

async function shareIn(teller: Teller, room_id: string, { from, to, materials }: Sharing, words: Words): Promise<number> {
	const people = await peopleOf(teller, room_id, addDays(from, 1));
	const teachers = people.filter(({ helper }) => !helper);
	const leader = people.find(({ leads }) => leads);
	if (!leader || teachers.length < 2) return 0;
	const shelves = await foldersIn(teller, room_id, leader, addDays(from, 1));
	const chosen = teller.some(subjects, teller.between(...materials));
	const days = Math.max(chosen.length, daysBetween(from, to) - 10);
	for (const [at, subject] of chosen.entries()) {
		const on = addDays(from, 2 + Math.floor((days * at) / chosen.length));
		const by = teller.happens(0.25) ? leader : teller.pick(teachers);
		const title = words.title(subject);
		const content = contentOf(subject, title, words, on, by.name);
		const { id } = await must(
			shareMaterial(teller.as(by.person_id, on, '15:20'), {
				...{ room_id, title, visibility: 'network', folder_id: shelves.get(subject.folder ?? '') ?? '' },
				...{ licence: licenceOf(teller, subject), author: subject.made === 'link' ? '' : by.name, note: words.purpose(subject), ...content }
			})
		);
		const later = addDays(on, teller.between(4, 9));
		if (subject.made === 'link' || later >= to || !teller.happens(0.45)) continue;
		const mender = teller.pick(teachers.filter((one) => one !== by));
		const mended = contentOf(subject, title, words, later, mender.name);
		await must(addVersion(teller.as(mender.person_id, later, '19:40'), { material_id: id, note: words.change(), ...mended }));
	}
	return chosen.length;
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function licenceOf(teller: Teller, { made }: Subject): Licence {
	if (made === 'link') return 'as_its_author_says';
	return teller.pick<Licence>(['cc_by', 'cc_by', 'cc_by_sa', 'cc0', 'room_only']);
}

const encoded = (text: string): Uint8Array => new Uint8Array(new TextEncoder().encode(text));

function contentOf({ made }: Subject, title: string, words: Words, on: Day, by: string): { link: string; file?: SharedFile } {
	if (made === 'link') return { link: words.link(title) };
	if (made === 'handout') return { link: '', file: { name: words.fileName(title, 'md'), bytes: encoded(words.handout(title)) } };
	// With the mark by which a table program knows its letters.
	if (made === 'table') return { link: '', file: { name: words.fileName(title, 'csv'), bytes: encoded(`\ufeff${words.table()}`) } };
	const questions = words.questions().map((label) => ({ label, note: '', hint: '', options: [], lines: 3 }));
	const leaves = renderPdf(
		'questions',
		{
			title,
			footer: title,
			caption: '',
			institution: { name: by, lines: ['Tinklo medžiaga'] },
			lead: words.lead(),
			sections: [{ title: 'Klausimai', intro: '', questions }]
		},
		{ locale: 'lt', at: new Date(`${on}T12:00:00Z`) }
	);
	return { link: '', file: { name: words.fileName(title, 'pdf'), bytes: leaves } };
}

/** The folders of a room by their names: made by who leads it, if they are not there yet. */
async function foldersIn(teller: Teller, room_id: string, { person_id }: Sharer, on: Day): Promise<Map<string, string>> {
	for (const name of folders) await must(addFolder(teller.as(person_id, on, '09:10'), { room_id, name }));
	const { folders: made } = await must(readMaterials(teller.as(person_id, on, '09:15'), { room_id }));
	return new Map(made.map(({ id, name }) => [name, id]));
}

/** Who is in a room from a day on and stays, officers of the centre apart. */
const peopleOf = (teller: Teller, roomId: string, on: Day): Promise<Sharer[]> =>
	inStory(teller, async (trx) => {
		const { rows } = await sql<Sharer>`
			select member.person_id, person.name, bool_or(member.leads) as leads,
				bool_or(member.part in ('network_coordinator', 'expert', 'lecturer')) as helper
			from spaces.members_on(${roomId}::uuid, ${on}::date) member join people.person person on person.id = member.person_id
			where member.part <> 'centre_officer' and exists (
				select from spaces.member part where part.room_id = ${roomId} and part.person_id = member.person_id and part.part = member.part
					and part.starts_on <= ${on}::date and part.ends_on is null)
			group by member.person_id, person.name order by member.person_id`.execute(trx);
		return rows;
	});
