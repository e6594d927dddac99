import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { afterAll } from 'vitest';

type Chromium = { executablePath: string; env: Record<string, string> };

/** Chromium's own walls need rights that neither root nor a container gives; it only ever opens our own pages here. */
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

let opening: Promise<Browser> | undefined;

/**
 * A browser for one test file: the one that npm brings, which has no windows and takes half the time of a whole one. The
 * machine's Chromium where that does not run, or where it is asked for (`KARTU_TEST_CHROMIUM=machine`).
 */
export function testBrowser(): Promise<Browser> {
	opening ??= openBrowser();
	afterAll(async () => {
		await (await opening)?.close();
		opening = undefined;
	});
	return opening;
}

/** For scripts that make pictures: the caller closes it. */
export const openBrowser = (): Promise<Browser> => withChromium((found) => chromium.launch(found));

/** A browser that keeps what it knows in a folder, as a phone does from one day to the next. The caller closes it. */
export const openProfile = (folder: string, options: BrowserContextOptions & { offline?: boolean }): Promise<BrowserContext> =>
	withChromium((found) => chromium.launchPersistentContext(folder, { ...found, ...options }));

type Found = { executablePath: string; args: string[]; env: Record<string, string> };

async function withChromium<Opened>(launch: (found: Found) => Promise<Opened>): Promise<Opened> {
	const own = fromTheMachine();
	const brought = async () => launch(foundAt(await fromThePackage()));
	if (!own) return brought();
	const ofTheMachine = () => launch(foundAt({ executablePath: own, env: {} }));
	return process.env['KARTU_TEST_CHROMIUM'] === 'machine' ? ofTheMachine() : brought().catch(ofTheMachine);
}

const foundAt = ({ executablePath, env }: Chromium): Found => ({
	executablePath,
	args: flags,
	env: { ...(process.env as Record<string, string>), ...env }
});

function fromTheMachine(): string | undefined {
	const names = ['chromium', 'chromium-browser', 'google-chrome'];
	const places = (process.env['PATH'] ?? '').split(delimiter);
	return places.flatMap((place) => names.map((name) => join(place, name))).find((candidate) => existsSync(candidate));
}

/** Unpacked once for a user and a version. Where the machine lacks libraries or fonts, those of the package are used. */
async function fromThePackage(): Promise<Chromium> {
	const resolved = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const { version } = createRequire(import.meta.url)(join(dirname(dirname(resolved)), 'package.json')) as { version: string };
	const folder = join(tmpdir(), `kartu-chromium-${version}-${process.getuid?.() ?? 0}`);
	if (!existsSync(folder)) await unpack(join(dirname(dirname(resolved)), 'bin'), folder);
	const executablePath = join(folder, 'chromium');
	const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
	const libraries = { LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter) };
	const env = runs(executablePath, fonts) ? fonts : { ...fonts, ...libraries };
	return { executablePath, env };
}

/** Beside its place first: two runs at once, or one that is killed, leave no half of it. */
async function unpack(packed: string, folder: string): Promise<void> {
	const { inflate } = await import('@sparticuz/chromium');
	const making = await mkdtemp(`${folder}-`);
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = making;
	try {
		await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => inflate(join(packed, file))));
	} finally {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	}
	await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
}

const runs = (path: string, env: Record<string, string>): boolean =>
	spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 }).status === 0;
