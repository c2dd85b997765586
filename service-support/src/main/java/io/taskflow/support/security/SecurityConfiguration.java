package io.taskflow.support.security;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.problem.ProblemWriter;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** Every request needs a bearer token, except those that get one and those that describe the API. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    private static final String[] OPEN = {
        "/",
        "/api/v1/auth/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/docs",
        "/swagger-ui/**",
        "/actuator/health/**",
        "/error"
    };

    /** Whoever has them stays in, so they are changed by people who logged in. */
    private static final String[] CREDENTIALS = {
        "/api/v1/me/password", "/api/v1/me/sessions/**", "/api/v1/me/tokens/**", "/api/v1/me/totp/**"
    };

    @Bean
    SigningKey signingKey(JdbcClient jdbc) {
        return new SigningKey(jdbc);
    }

    @Bean
    AccessTokens accessTokens(SigningKey key) {
        return new AccessTokens(key, InstantSource.system());
    }

    @Bean
    Sessions sessions(JdbcClient jdbc) {
        return new Sessions(jdbc);
    }

    @Bean
    PersonalTokens personalTokens(JdbcClient jdbc) {
        return new PersonalTokens(jdbc);
    }

    /** Each request is timed as a whole; timing each of its filters, too, costs more than most of them do. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AccessTokens tokens,
            Sessions sessions,
            PersonalTokens personalTokens,
            ProblemWriter problems)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(Requirement.scope(Scope.ADMIN).ofAdmins())
                        .requestMatchers("/api/v1/admin/**")
                        .access(Requirement.scope(Scope.ADMIN))
                        .requestMatchers(HttpMethod.GET)
                        .access(Requirement.scope(Scope.READ))
                        .requestMatchers(HttpMethod.HEAD)
                        .access(Requirement.scope(Scope.READ))
                        .requestMatchers(CREDENTIALS)
                        .access(Requirement.login())
                        .anyRequest()
                        .access(Requirement.scope(Scope.WRITE)))
                .addFilterBefore(
                        new BearerFilter(tokens, sessions, personalTokens, problems),
                        UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, e) -> problems.write(
                                        request,
                                        response,
                                        new ProblemException(
                                                        ProblemType.UNAUTHENTICATED,
                                                        "Send a valid access token: Authorization: Bearer …")
                                                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.write(request, response, Requirement.refusal(e))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookies, so nothing for a foreign page to ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }
}
