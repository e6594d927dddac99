import { sharedEndings } from '#platform/server';
import type { SharedFile } from '#spaces/server';
import { textIn } from '../../../form-days.server.ts';

/** For the `accept` of the file of a material. */
export const accept = sharedEndings.join(',');

/** What was typed about a material. */
export const describedIn = (form: FormData) => ({
	title: textIn(form, 'title'),
	folder_id: textIn(form, 'folder_id'),
	licence: textIn(form, 'licence'),
	author: textIn(form, 'author')
});

/** What was typed about a version. */
export const versionIn = (form: FormData) => ({ link: textIn(form, 'link'), note: textIn(form, 'note') });

/** The file of a form; a field left empty brings none. */
export async function fileIn(form: FormData): Promise<SharedFile | undefined> {
	const sent = form.get('file');
	if (!(sent instanceof File) || (sent.size === 0 && sent.name === '')) return undefined;
	return { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) };
}
