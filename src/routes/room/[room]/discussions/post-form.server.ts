import { plain, shown, type Visibility } from '#spaces';
import { acceptedEndings } from '#platform/server';

/** For the `accept` of the files of a post. */
export const accept = acceptedEndings.join(',');

/** A text of a form, as long as it is: what is too long is told, not cut. */
export function longTextIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** The files of a form, one more at most than a post takes. */
export async function filesIn(form: FormData): Promise<{ name: string; bytes: Uint8Array }[]> {
	const sent = form.getAll('files').filter((one): one is File => one instanceof File && one.size > 0);
	return Promise.all(sent.slice(0, 6).map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** What a text will look like; mentions are found when it is sent. */
export const previewOf = (body: string): string => shown(plain(body).slice(0, 20_000));

export const countsOf = (choices: readonly { visibility: Visibility; people: number | null }[]): Partial<Record<Visibility, number>> =>
	Object.fromEntries(
		choices.flatMap(({ visibility, people }) => (visibility === 'public' || people === null ? [] : [[visibility, people]]))
	);
