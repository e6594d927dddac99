import { checkSelection, mostBytes, readPublicKey, type PublicKey, type Report } from '../index.ts';
import { byId, frame, type Problem } from './frame.ts';
import { show } from './show.ts';

const form = document.querySelector('form') as HTMLFormElement;
const fileInput = byId<HTMLInputElement>('file');
const keyInput = byId<HTMLTextAreaElement>('key');
const keyFileInput = byId<HTMLInputElement>('key-file');
const progress = byId('progress');

let found: { report: Report; key: PublicKey } | undefined;
const page = frame({
	title: 'page_title',
	fields: ['file', 'key'],
	found: (language) => found && show(found.report, found.key, language)
});

async function check(): Promise<void> {
	found = undefined;
	const problems: Problem<'file' | 'key'>[] = [];
	const key = readPublicKey(keyInput.value);
	const file = fileInput.files?.[0];
	const bytes = file ? await bytesOf(file) : undefined;
	if (!file) problems.push({ field: 'file', key: 'page_file_missing' });
	else if (!bytes) problems.push({ field: 'file', key: 'page_file_unreadable', values: { name: file.name } });
	if (!key) problems.push({ field: 'key', key: keyInput.value.trim() === '' ? 'page_key_missing' : 'page_key_wrong' });
	if (bytes && key) {
		progress.textContent = page.say('page_checking');
		await new Promise((painted) => setTimeout(painted, 50));
		found = { report: checkSelection(bytes, key), key };
		progress.textContent = '';
	}
	page.tell(problems);
}

/** One byte more than is looked at is enough to see that a file is too large. */
async function bytesOf(given: File): Promise<Uint8Array | undefined> {
	try {
		return new Uint8Array(await given.slice(0, mostBytes + 1).arrayBuffer());
	} catch {
		return undefined;
	}
}

async function takeKey(given: File | undefined): Promise<void> {
	const bytes = given && (await bytesOf(given));
	if (bytes) keyInput.value = new TextDecoder().decode(bytes.subarray(0, 4000));
}

/** A file that was dropped stands where a chosen one would. */
function takeFile(given: File): void {
	const carrier = new DataTransfer();
	carrier.items.add(given);
	fileInput.files = carrier.files;
}

form.addEventListener('submit', (event) => {
	event.preventDefault();
	void check();
});
keyFileInput.addEventListener('change', () => void takeKey(keyFileInput.files?.[0]));
window.addEventListener('dragover', (event) => {
	event.preventDefault();
	document.body.classList.add('dropping');
});
window.addEventListener('dragleave', () => document.body.classList.remove('dropping'));
window.addEventListener('drop', (event) => {
	event.preventDefault();
	document.body.classList.remove('dropping');
	for (const dropped of event.dataTransfer?.files ?? [])
		if (dropped.name.endsWith('.pem')) void takeKey(dropped);
		else takeFile(dropped);
});
