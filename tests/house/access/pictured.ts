import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/** A picture on the desk of an example that is not part of any version yet, with words that only its desk tells. Answers what stands in addresses. */
export async function pictured(
	{ query }: Story,
	{ practice, member, secret }: Record<'practice' | 'member' | 'secret', string>
): Promise<{ picture: string }> {
	const [picture, file] = [newId(), newId()];
	const now = new Date();
	await query(
		`insert into practices.picture (id, practice_id, position, alt, caption, credit, width, height, added_at, added_by)
		values ($1, $2, 0, $3, '', '', 480, 320, $4, $5)`,
		[picture, practice, secret, now, member]
	);
	await query(
		`insert into platform.file (id, sha256, name, media_type, bytes, uploaded_by, uploaded_at, owner_kind, owner_id)
		values ($1, repeat('ab', 32), '480.jpg', 'image/jpeg', 1, $2, $3, 'practice_picture', $4)`,
		[file, member, now, picture]
	);
	await query(`insert into practices.rendition (picture_id, width, height, kind, file_id) values ($1, 480, 320, 'jpeg', $2)`, [
		picture,
		file
	]);
	return { picture };
}
