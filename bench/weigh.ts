import { spawn } from 'node:child_process';
import { openBrowser } from '../tests/support/browser.ts';
import type { Installation } from './installation.ts';

/** What a page costs the reader: kilobytes over the wire and requests on a first and on a second visit; the largest paint with the processor slowed four times. */
export type Weight = { path: string; firstKb: number; firstRequests: number; againKb: number; largestPaintMs: number };

/** Weighs pages in a real browser with an empty cache, on a web process that compresses as usual. */
export async function weigh({ environment }: Installation, paths: string[], cookie: string): Promise<Weight[]> {
	const port = Number(environment['PORT']) + 1;
	const url = `http://127.0.0.1:${port}`;
	const server = spawn(process.execPath, ['src/serve.ts'], {
		env: { ...environment, KARTU_COMPRESS: 'on', HOST: '127.0.0.1', PORT: String(port), KARTU_ORIGIN: url },
		stdio: 'ignore'
	});
	const browser = await openBrowser();
	try {
		await untilAnswering(`${url}/api/health`);
		const weights: Weight[] = [];
		for (const path of paths) weights.push(await weighPage(url, path, cookie, browser));
		return weights;
	} finally {
		await browser.close();
		server.kill('SIGTERM');
	}
}

type Browser = Awaited<ReturnType<typeof openBrowser>>;

async function weighPage(url: string, path: string, cookie: string, browser: Browser): Promise<Weight> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	await context.addCookies(
		(cookie === '' ? [] : cookie.split('; ')).map((pair) => ({
			name: pair.slice(0, pair.indexOf('=')),
			value: pair.slice(pair.indexOf('=') + 1),
			url
		}))
	);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	let bytes = 0;
	let requests = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests += 1;
	});
	const visit = async () => {
		bytes = 0;
		requests = 0;
		const response = await page.goto(url + path, { waitUntil: 'networkidle' });
		if (response?.status() !== 200) throw new Error(`${path} answers ${response?.status()}`);
		return { kb: Math.round(bytes / 100) / 10, requests };
	};
	const first = await visit();
	const largestPaintMs = await page.evaluate(
		() =>
			new Promise<number>((resolve) =>
				new PerformanceObserver((list) => resolve(Math.round(list.getEntries().at(-1)?.startTime ?? 0))).observe({
					type: 'largest-contentful-paint',
					buffered: true
				})
			)
	);
	const again = await visit();
	await context.close();
	return { path: path.replace(/[0-9a-f-]{36}/g, '…'), firstKb: first.kb, firstRequests: first.requests, againKb: again.kb, largestPaintMs };
}

async function untilAnswering(url: string): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		if (
			await fetch(url).then(
				({ ok }) => ok,
				() => false
			)
		)
			return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${url} does not answer`);
}
