package io.taskflow.command.account;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** The accounts' beans. JPA is theirs alone: its entities, and transactions that nobody else takes part in. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories(transactionManagerRef = AccountConfiguration.TRANSACTIONS)
@EnableConfigurationProperties(AccountProperties.class)
@EnableScheduling
public class AccountConfiguration {
    /** The transaction manager of accounts. */
    public static final String TRANSACTIONS = "accountTransactions";

    private static final String SCHEMA = "account";

    /** Whatever reads the database through Spring's clients, or through JPA, is made after this one. */
    @Bean
    FlywayMigrationInitializer accountMigration(DataSource database) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .locations("classpath:db/" + SCHEMA)
                .failOnMissingLocations(true)
                .load());
    }

    @Bean(TRANSACTIONS)
    JpaTransactionManager accountTransactions(EntityManagerFactory entityManagerFactory) {
        return new JpaTransactionManager(entityManagerFactory);
    }

    /** Everybody else's: beside JPA, Spring Boot would make JPA's the only one, and open a session in every transaction. */
    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }
}
