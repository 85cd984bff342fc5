import { readConfig } from '../config';
import { dataFolder } from '../data-folder';
import { issueDevelopmentToken, refuseOutsideDevelopment } from '../identity/development-issuer';
import { isRole, roles, type Role } from '../identity/role';
import { readReference } from '../../seeds/transcribed';
import { readOptions } from './options';
import { runCommand } from './run-command';

const usage = `Use: npm run token -- --partner <name> [--role <ROLE>]
     npm run token -- --list`;

interface SeededPartner {
  id: string;
  roles: Role[];
}

/** Prints a bearer token of the development issuer for a seeded partner, alone on the last line. */
async function printToken(): Promise<void> {
  const values = readOptions(
    { partner: { type: 'string' }, role: { type: 'string' }, list: { type: 'boolean' } },
    usage,
  );
  const config = readConfig(process.env);
  refuseOutsideDevelopment(config);
  const partners = readReference('partners') as unknown as SeededPartner[];
  if (values.list) {
    console.log(partners.map((partner) => `${partner.id.padEnd(30)} ${partner.roles.join(', ')}`).join('\n'));
    return;
  }
  if (!values.partner) throw new Error(usage);
  const partner = partners.find(({ id }) => id === values.partner);
  if (!partner)
    throw new Error(`There is no partner "${values.partner}". \`npm run token -- --list\` shows them all.`);
  const role = chooseRole(partner, values.role);
  console.log(await issueDevelopmentToken(config, dataFolder(config), { partnerId: partner.id, role }));
}

function chooseRole(partner: SeededPartner, wanted: string | undefined): Role {
  const role = wanted?.toUpperCase().replaceAll('-', '_');
  if (role !== undefined && !isRole(role))
    throw new Error(`There is no role "${wanted}". The roles are ${roles.join(', ')}.`);
  if (partner.roles.length === 0)
    throw new Error(
      `${partner.id} is named in the documents but has no role in the hub: there is no token for it.`,
    );
  if (role && !partner.roles.includes(role)) {
    throw new Error(`${partner.id} does not act as ${role}. It acts as ${partner.roles.join(', ')}.`);
  }
  if (!role && partner.roles.length > 1) {
    throw new Error(`${partner.id} acts in several roles: add --role ${partner.roles.join(' or --role ')}.`);
  }
  return role ?? partner.roles[0]!;
}

void runCommand(printToken);
