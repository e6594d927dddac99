import { sql } from 'kysely';
import type { Day } from '#platform';
import { plannedOnce, type RenditionKind, type Trx } from '#platform/server';
import type { PictureWords, ShownOn } from '../../picture.ts';

/** What was said of who is on a picture, and by whom it was said; `people` of the example or its school are on it. */
export type PictureConsent = { shows: ShownOn; held_on: Day | null; statement: string; given_at: Date; by: string; people: string[] };
export type RenditionRecord = { kind: RenditionKind; width: number; height: number; file_id: string; sha256: string };
export type PictureRecord = PictureWords & {
	id: string;
	practice_id: string;
	position: number;
	width: number;
	height: number;
	added_at: Date;
	removed_at: Date | null;
	/** Null: nobody has said who is on it, or it was taken back. */
	consent: PictureConsent | null;
	/** None: its content is erased. */
	renditions: RenditionRecord[];
};

type Which = { practice_id: string } & ({ id: string } | { number: number } | { current: true });

/**
 * Pictures of an example with the consent that stands and what is kept of them, in their order: one of them, those that are there now, or those
 * of a version with the words they had then.
 */
export async function picturesOf(trx: Trx, which: Which): Promise<PictureRecord[]> {
	const number = 'number' in which ? which.number : null;
	const { rows } = await sql<PictureRecord>`
		select p.id, p.practice_id, coalesce(v.position, p.position) as position, coalesce(v.alt, p.alt) as alt, coalesce(v.caption, p.caption) as caption,
			coalesce(v.credit, p.credit) as credit, p.width, p.height, p.added_at, p.removed_at,
			(select jsonb_build_object('shows', c.shows, 'held_on', c.held_on, 'statement', c.statement, 'given_at', c.given_at, 'by', person.name,
				'people', array(select on_it.person_id from practices.consent_person on_it where on_it.consent_id = c.id order by 1))
				from practices.consent c join people.person person on person.id = c.given_by
				where c.picture_id = p.id and c.kind = 'picture' and c.withdrawn_at is null) as consent,
			coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'width', r.width, 'height', r.height, 'file_id', r.file_id, 'sha256', f.sha256)
					order by r.width, r.kind) from practices.rendition r join platform.file f on f.id = r.file_id where r.picture_id = p.id), '[]') as renditions
		from practices.picture p
		left join practices.version_picture v on v.picture_id = p.id and v.practice_id = p.practice_id and v.number = ${number}
		where p.practice_id = ${which.practice_id} and (${number}::int is null or v.picture_id is not null)
			and (not ${'current' in which} or p.removed_at is null) and (${'id' in which ? which.id : null}::uuid is null or p.id = ${'id' in which ? which.id : null})
		order by 3, p.added_at, p.id ${plannedOnce}`.execute(trx);
	return rows.map(({ consent, ...row }) => ({ ...row, consent: consent && { ...consent, given_at: new Date(consent.given_at) } }));
}

/** Keeps which pictures a version has, with their words of now: it does not change any more. */
export async function freezePictures(trx: Trx, practice_id: string, number: number): Promise<void> {
	await sql`insert into practices.version_picture (practice_id, number, picture_id, position, alt, caption, credit)
		select practice_id, ${number}, id, row_number() over (order by position, added_at, id) - 1, alt, caption, credit
		from practices.picture where practice_id = ${practice_id} and removed_at is null`.execute(trx);
}

/** Whether pictures, their order or their words differ from those of a version. */
export async function havePicturesChanged(trx: Trx, practice_id: string, number: number): Promise<boolean> {
	const shown = ({ id, alt, caption, credit }: PictureRecord) => [id, alt, caption, credit];
	const [sent, now] = [await picturesOf(trx, { practice_id, number }), await picturesOf(trx, { practice_id, current: true })];
	return JSON.stringify(sent.map(shown)) !== JSON.stringify(now.map(shown));
}

/** The pictures of a version of which nobody says who is on them: it cannot be published with them. */
export const lackingConsent = async (trx: Trx, practice_id: string, number: number): Promise<PictureRecord[]> =>
	(await picturesOf(trx, { practice_id, number })).filter(({ consent }) => consent === null);
