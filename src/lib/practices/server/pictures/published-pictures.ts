import { sql } from 'kysely';
import { refused, done, type Outcome } from '#platform';
import { fileStore, through, type Context, type RenditionKind, type Trx } from '#platform/server';
import { mayLeave, type PictureWords } from '../../picture.ts';
import { fell } from '../book/stands.ts';
import { picturesOf, type RenditionRecord } from './picture-record.ts';

/** A picture as everybody sees it: its words, its size, and where each of its widths is. */
export type PublishedPicture = PictureWords & {
	width: number;
	height: number;
	sources: { kind: RenditionKind; width: number; height: number; path: string }[];
	/** Whether it may be offered to social networks. */
	leaves: boolean;
};

/** The pictures of a published version whose consent stands. */
export async function publishedPictures(trx: Trx, practice_id: string, number: number): Promise<PublishedPicture[]> {
	const pictures = await through(trx, 'published', () => picturesOf(trx, { practice_id, number }));
	return pictures.flatMap(({ alt, caption, credit, width, height, consent, renditions }) =>
		consent === null || renditions.length === 0
			? []
			: [{ alt, caption, credit, width, height, leaves: mayLeave(consent.shows), sources: renditions.map(asSource) }]
	);
}

const endings: Record<RenditionKind, string> = { webp: 'webp', jpeg: 'jpg' };

/** An address that is made of the content: another content has another one. */
const asSource = ({ kind, width, height, sha256 }: RenditionRecord): PublishedPicture['sources'][number] => ({
	kind,
	width,
	height,
	path: `/practices/pictures/${sha256}.${endings[kind]}`
});

export type PictureContent = { content: ReadableStream<Uint8Array>; bytes: number; media_type: string; sha256: string };

/**
 * What stands at the address of a picture: only while it belongs to what is published, an example or a book, and its consent stands. To
 * everybody alike.
 */
export async function openPublishedPicture(context: Context, name: string): Promise<Outcome<PictureContent, 'not_found'>> {
	const [, sha256, ending] = /^([0-9a-f]{64})\.(webp|jpg)$/.exec(name) ?? [];
	if (!sha256) return refused('not_found');
	const media_type = ending === 'webp' ? 'image/webp' : 'image/jpeg';
	const found = await context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ bytes: number }>`
			select f.bytes from platform.file f
			join practices.rendition r on r.file_id = f.id
			join practices.consent c on c.picture_id = r.picture_id and c.kind = 'picture' and c.withdrawn_at is null
			where f.sha256 = ${sha256} and f.media_type = ${media_type} and (
				exists (select from practices.version_picture v join practices.publication p
					on p.practice_id = v.practice_id and p.number = v.number and p.superseded_at is null and p.withdrawn_at is null
					where v.picture_id = r.picture_id)
				or exists (select from practices.book_edition_picture b join practices.book_edition e on e.id = b.edition_id
					where b.picture_id = r.picture_id and e.published_at is not null and e.superseded_at is null and not ${fell('e.id')})) limit 1`.execute(
			trx
		);
		return rows[0];
	});
	const content = found && (await fileStore().get(sha256));
	return found && content ? done({ content, bytes: found.bytes, media_type, sha256 }) : refused('not_found');
}
