import { projectFile } from './project-file.ts';

/** The lines of a configuration as they are deployed, but for where the container has its files, its log and its port. */
export function deployedMosquitto(
  name: 'dev' | 'plant',
  { port, certificates }: { readonly port: number; readonly certificates: string },
): readonly string[] {
  const lines = (file: string): readonly string[] => projectFile(`deploy/mosquitto/${file}`).split('\n');
  return [
    'user root',
    ...lines('common.conf').filter((line) => line !== 'log_dest stdout'),
    'log_dest stderr',
    ...lines(`${name}.conf`)
      .filter((line) => !line.startsWith('include_dir'))
      .map((line) => line.replace('/mosquitto/certificates', certificates))
      .map((line) => line.replace(/^listener \d+$/, `listener ${port} 127.0.0.1`)),
  ];
}
