import { lengthOf, type Fault } from '#platform';
import { isLicence, licenceAllows, type Licence } from './licence.ts';
import { plain } from './markup.ts';

/** What somebody says of what they share, as it was typed; no folder: ''. */
export type TypedMaterial = { title: string; folder_id: string; licence: string; author: string };
export type Described = { title: string; folder_id: string | null; licence: Licence; author: string };

/** So many folders has one room. */
export const mostFolders = 60;
/** So many versions has one material, also those that were taken back. */
export const mostVersions = 200;

const line = (text: string): string => plain(text).replace(/\s+/g, ' ');

/** Understands what is said of a material, or says what of it is faulty: its name, a folder of the room, terms from the list that suit who will see it. */
export function describeMaterial(
	typed: TypedMaterial,
	{ folders, visibility }: { folders: ReadonlySet<string>; visibility: string }
): { described: Described; faults: Fault[] } {
	const [title, author] = [line(typed.title), line(typed.author)];
	const licence = isLicence(typed.licence) ? typed.licence : undefined;
	const faults: Fault[] = [
		...(lengthOf(title) < 2 || lengthOf(title) > 200 ? [{ field: 'title', key: 'spaces_fault_title' }] : []),
		...(typed.folder_id !== '' && !folders.has(typed.folder_id) ? [{ field: 'folder_id', key: 'spaces_fault_folder' }] : []),
		...(licence === undefined ? [{ field: 'licence', key: 'spaces_fault_licence' }] : []),
		...(licence !== undefined && !licenceAllows(licence, visibility) ? [{ field: 'licence', key: 'spaces_fault_licence_narrow' }] : []),
		...(author.length > 300 ? [{ field: 'author', key: 'spaces_fault_material_author' }] : [])
	];
	return { described: { title, folder_id: typed.folder_id || null, licence: licence ?? 'room_only', author }, faults };
}

/** A version as it was typed: a file, or an address where it stands. */
export type TypedVersion = { link: string; note: string };
export type NewVersion = { link: string | null; note: string };

/** Understands a version: a file or an address, and not both. */
export function readVersion(typed: TypedVersion, hasFile: boolean): { version: NewVersion; faults: Fault[] } {
	const [link, note] = [plain(typed.link), plain(typed.note)];
	const faults: Fault[] = [
		...(link === '' && !hasFile ? [{ field: 'file', key: 'spaces_fault_material_missing' }] : []),
		...(link !== '' && hasFile ? [{ field: 'link', key: 'spaces_fault_material_both' }] : []),
		...(link !== '' && !isAddress(link) ? [{ field: 'link', key: 'spaces_fault_link' }] : []),
		...(note.length > 1000 ? [{ field: 'note', key: 'spaces_fault_material_note' }] : [])
	];
	return { version: { link: link === '' ? null : link, note }, faults };
}

/** Understands the name of a folder: from 1 to 100 characters, and no other folder of the room is called so, however it is written. */
export function readFolderName(typed: string, others: readonly string[]): { name: string; faults: Fault[] } {
	const name = line(typed);
	const same = others.some((other) => other.toLowerCase() === name.toLowerCase());
	const key = lengthOf(name) < 1 || lengthOf(name) > 100 ? 'spaces_fault_folder_name' : same ? 'spaces_fault_folder_taken' : undefined;
	return { name, faults: key ? [{ field: 'name', key }] : [] };
}

/** Folders in order with one of them put before another; behind all where that other is none of them. */
export function reordered(ids: readonly string[], moved: string, before: string): string[] {
	const others = ids.filter((id) => id !== moved);
	const at = others.indexOf(before);
	return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
}

export type Preview = 'picture' | 'leaves' | 'markdown' | 'text' | 'none';

/** How a file can be looked at without being saved. What nobody can look into safely is only ever saved. */
export function previewOf(mediaType: string | null): Preview {
	if (mediaType === null) return 'none';
	if (['image/png', 'image/jpeg', 'image/webp'].includes(mediaType)) return 'picture';
	if (mediaType === 'application/pdf') return 'leaves';
	if (mediaType === 'text/markdown') return 'markdown';
	return mediaType === 'text/plain' || mediaType === 'text/csv' ? 'text' : 'none';
}

function isAddress(link: string): boolean {
	if (link.length > 1000 || /\s/.test(link) || !link.startsWith('https://')) return false;
	const read = URL.parse(link);
	return read !== null && read.hostname.includes('.') && read.username === '' && read.password === '';
}
