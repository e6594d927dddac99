import { looksLikePupilData } from '#applications';
import type { Context } from '#platform/server';
import { readPictures, type PictureRecord } from '#practices/server';

/** A picture as its desk shows it. A small rendition stands for it; it opens to whoever may see it. */
export const shownPicture = ({ id, alt, caption, credit, consent, renditions }: PictureRecord) => {
	const small = renditions.find(({ kind }) => kind === 'jpeg');
	return {
		id,
		alt,
		caption,
		credit,
		consent,
		// A hint for the writer, never a refusal (G-07).
		pupil: looksLikePupilData([alt, caption, credit].join('\n')),
		small: { path: `/api/files/${small?.file_id ?? ''}`, width: small?.width ?? 0, height: small?.height ?? 0 }
	};
};

/** The picture of a form, where one was chosen. */
export async function pictureIn(form: FormData): Promise<{ bytes: Uint8Array } | null> {
	const sent = form.get('file');
	return sent instanceof File && sent.size > 0 ? { bytes: new Uint8Array(await sent.arrayBuffer()) } : null;
}

/** How many pictures an example has for who looks at its desk, and of how many nobody says who is on them. */
export async function picturesTold(context: Context, practice: string): Promise<{ count: number; unsaid: number }> {
	const desk = await readPictures(context, practice);
	const pictures = desk.ok ? desk.value.pictures : [];
	return { count: pictures.length, unsaid: pictures.filter(({ consent }) => consent === null).length };
}
