package org.zonelens.viewer.map;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;

/**
 * Neighbouring tokens of one role.
 *
 * @param first the first token
 * @param end one past the last
 */
public record RoleRun(Role role, int first, int end) {

  /** All runs of a window, in order, without gaps. */
  public static List<RoleRun> of(Roles roles) {
    List<RoleRun> runs = new ArrayList<>();
    int first = 0;
    for (int token = 1; token <= roles.size(); token++) {
      if (token == roles.size() || roles.at(token) != roles.at(first)) {
        runs.add(new RoleRun(roles.at(first), first, token));
        first = token;
      }
    }
    return runs;
  }
}
