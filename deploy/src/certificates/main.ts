import { fileURLToPath } from 'node:url';
import { runCertificateCommand } from './run-certificate-command.ts';

const folder = fileURLToPath(new URL('../../certificates', import.meta.url));
process.exitCode = await runCertificateCommand(process.argv.slice(2), folder, (line) => console.log(line));
